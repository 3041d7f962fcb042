import 'reflect-metadata';
import { Controller, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { MessagePattern, Payload, Transport, type MicroserviceOptions } from '@nestjs/microservices';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountsService } from './accounts.service';
import { Account, Asset, Wallet } from './entities';
import { OPEN_ACCOUNT, type OpenAccountMessage } from './open-account.dto';
import { config } from './textbook.config';

@Controller()
class WalletController {
  constructor(private readonly accounts: AccountsService) {}

  @MessagePattern(OPEN_ACCOUNT)
  openAccount(@Payload() message: OpenAccountMessage) {
    return this.accounts.open(message);
  }
}

@Module({
  imports: [
    TypeOrmModule.forRoot({
      type: 'postgres',
      url: config.databaseUrl,
      entities: [Asset, Wallet, Account],
      synchronize: true,
    }),
  ],
  controllers: [WalletController],
  providers: [AccountsService],
})
class WalletModule {}

async function bootstrap(): Promise<void> {
  const app = await NestFactory.createMicroservice<MicroserviceOptions>(WalletModule, {
    transport: Transport.KAFKA,
    options: {
      client: { clientId: 'textbook-wallet', brokers: config.brokers },
      consumer: { groupId: 'textbook-wallet' },
    },
  });
  app.enableShutdownHooks();
  await app.listen();
}
void bootstrap();
