import { Body, Controller, Inject, Post, Req, UseGuards, type OnModuleInit } from '@nestjs/common';
import { ClientKafka } from '@nestjs/microservices';
import { AuthGuard, type SignedInRequest } from './auth.guard';
import { OPEN_ACCOUNT, OpenAccountDto, WALLET_SERVICE } from './open-account.dto';

@Controller('wallet/accounts')
export class AccountsController implements OnModuleInit {
  constructor(@Inject(WALLET_SERVICE) private readonly client: ClientKafka) {}

  async onModuleInit(): Promise<void> {
    this.client.subscribeToResponseOf(OPEN_ACCOUNT);
    await this.client.connect();
  }

  @UseGuards(AuthGuard)
  @Post()
  openAccount(@Body() { assetCode }: OpenAccountDto, @Req() request: SignedInRequest) {
    return this.client.send(OPEN_ACCOUNT, { ownerId: request.user.sub, assetCode });
  }
}
