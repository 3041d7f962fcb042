import 'reflect-metadata';
import { Module, ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { JwtModule } from '@nestjs/jwt';
import { ClientsModule, Transport } from '@nestjs/microservices';
import { TransfersController } from './transfers.controller';
import { WALLET_SERVICE } from './transfer.dto';
import { config } from './textbook.config';

@Module({
  imports: [
    JwtModule.register({ global: true, secret: config.jwtSecret }),
    ClientsModule.register([
      {
        name: WALLET_SERVICE,
        transport: Transport.KAFKA,
        options: {
          client: { clientId: 'textbook-http', brokers: config.brokers },
          consumer: { groupId: 'textbook-http' },
        },
      },
    ]),
  ],
  controllers: [TransfersController],
})
class HttpModule {}

async function bootstrap(): Promise<void> {
  const app = await NestFactory.create(HttpModule);
  app.setGlobalPrefix('api/v1');
  app.useGlobalPipes(new ValidationPipe({ whitelist: true, forbidNonWhitelisted: true }));
  app.enableShutdownHooks();
  await app.listen(config.port, '127.0.0.1');
}
void bootstrap();
