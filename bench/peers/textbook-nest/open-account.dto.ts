import { Matches } from 'class-validator';

export class OpenAccountDto {
  @Matches(/^[A-Z][A-Z0-9]{1,15}$/)
  assetCode!: string;
}

/** What the HTTP application sends. */
export interface OpenAccountMessage {
  readonly ownerId: string;
  readonly assetCode: string;
}

export const OPEN_ACCOUNT = 'textbook.open-account';
export const WALLET_SERVICE = 'WALLET_SERVICE';
