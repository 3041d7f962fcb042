import 'reflect-metadata';
import {
  Body,
  Controller,
  Injectable,
  Logger,
  Module,
  Post,
  UseGuards,
  ValidationPipe,
  type MiddlewareConsumer,
  type NestMiddleware,
  type NestModule,
} from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { JwtModule } from '@nestjs/jwt';
import { Matches } from 'class-validator';
import { AuthGuard } from './textbook-nest/auth.guard';
import { config } from './textbook-nest/textbook.config';

class OpenAccountDto {
  @Matches(/^[A-Z][A-Z0-9]{1,15}$/)
  assetCode!: string;
}

@Controller('wallet/accounts')
class AccountsController {
  @UseGuards(AuthGuard)
  @Post()
  openAccount(@Body() { assetCode }: OpenAccountDto) {
    return { accountId: '01890000-0000-7000-8000-000000000000', assetCode, number: 6 };
  }
}

interface Finishing {
  readonly statusCode: number;
  on(event: 'finish', done: () => void): void;
}

@Injectable()
class LoggerMiddleware implements NestMiddleware {
  private readonly logger = new Logger('HTTP');

  use(request: { method: string; originalUrl: string; ip: string }, response: Finishing, next: () => void): void {
    const startedAt = Date.now();
    const { method, originalUrl, ip } = request;
    response.on('finish', () =>
      this.logger.log(`${method} ${originalUrl} ${response.statusCode} ${Date.now() - startedAt} ms ${ip}`),
    );
    next();
  }
}

@Module({
  imports: [JwtModule.register({ global: true, secret: config.jwtSecret })],
  controllers: [AccountsController],
})
class HttpModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(LoggerMiddleware).forRoutes('*path');
  }
}

async function bootstrap(): Promise<void> {
  const app = await NestFactory.create(HttpModule);
  app.setGlobalPrefix('api/v1');
  app.useGlobalPipes(new ValidationPipe({ whitelist: true, forbidNonWhitelisted: true }));
  await app.listen(config.port, '127.0.0.1');
}
void bootstrap();
