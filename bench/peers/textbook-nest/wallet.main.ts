import 'reflect-metadata';
import { Controller, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { MessagePattern, Payload, Transport, type MicroserviceOptions } from '@nestjs/microservices';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Account, Asset, Entry, Transfer, Wallet } from './entities';
import { config } from './textbook.config';
import { TRANSFER, type TransferMessage } from './transfer.dto';
import { TransfersService } from './transfers.service';

@Controller()
class WalletController {
  constructor(private readonly transfers: TransfersService) {}

  @MessagePattern(TRANSFER)
  transfer(@Payload() message: TransferMessage) {
    return this.transfers.transfer(message);
  }
}

@Module({
  imports: [
    TypeOrmModule.forRoot({
      type: 'postgres',
      url: config.databaseUrl,
      entities: [Asset, Wallet, Account, Transfer, Entry],
      synchronize: true,
    }),
  ],
  controllers: [WalletController],
  providers: [TransfersService],
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
