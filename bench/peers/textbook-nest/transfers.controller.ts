import { Body, Controller, Inject, Post, Req, UseGuards, type OnModuleInit } from '@nestjs/common';
import { ClientKafka } from '@nestjs/microservices';
import { AuthGuard, type SignedInRequest } from './auth.guard';
import { TRANSFER, TransferDto, WALLET_SERVICE } from './transfer.dto';

@Controller('wallet/transfers')
export class TransfersController implements OnModuleInit {
  constructor(@Inject(WALLET_SERVICE) private readonly client: ClientKafka) {}

  async onModuleInit(): Promise<void> {
    this.client.subscribeToResponseOf(TRANSFER);
    await this.client.connect();
  }

  @UseGuards(AuthGuard)
  @Post()
  transfer(@Body() transfer: TransferDto, @Req() request: SignedInRequest) {
    return this.client.send(TRANSFER, { ...transfer, ownerId: request.user.sub });
  }
}
