import { Type } from 'class-transformer';
import { IsUUID, Matches, ValidateNested } from 'class-validator';

class RecipientDto {
  @Matches(/^[a-z0-9][a-z0-9._-]{2,29}$/)
  username!: string;
}

export class TransferDto {
  @IsUUID()
  fromAccountId!: string;

  @ValidateNested()
  @Type(() => RecipientDto)
  to!: RecipientDto;

  @Matches(/^[1-9]\d{0,29}$/)
  amount!: string;

  @Matches(/^[A-Z][A-Z0-9]{1,15}$/)
  assetCode!: string;
}

/** What the HTTP application sends. */
export interface TransferMessage extends TransferDto {
  readonly ownerId: string;
}

export const TRANSFER = 'textbook.transfer';
export const WALLET_SERVICE = 'WALLET_SERVICE';
