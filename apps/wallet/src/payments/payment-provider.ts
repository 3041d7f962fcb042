import type { PaymentDirection } from '@portfel/contracts';

/** What a bank is asked for. */
export interface PaymentOrder {
  readonly id: string;
  readonly direction: PaymentDirection;
  /** Whole minor units. */
  readonly amount: string;
  readonly assetCode: string;
  /** Where a withdrawal goes. */
  readonly iban?: string;
}

/** How a payment stands at the bank. */
export interface PaymentState {
  readonly status: 'pending' | 'settled' | 'failed';
  readonly reference: string;
  readonly failure?: string;
}

/** Whoever moves money in the world: a bank. It answers later, by its webhook. */
export interface PaymentProvider {
  /**
   * Asked again with the same id, it is the same payment, and the same reference.
   * @throws PaymentRefused when it will never be taken; anything else when another try may go better
   */
  request(order: PaymentOrder): Promise<{ reference: string }>;
  /** For a payment of whose end the bank says nothing. @returns undefined when it was never asked for */
  look(id: string): Promise<PaymentState | undefined>;
}

export const PAYMENT_PROVIDER = Symbol('payment-provider');

/** The provider will not take this payment at any time. */
export class PaymentRefused extends Error {
  /** @param failure a word, such as `invalid-iban` */
  constructor(readonly failure: string) {
    super(`refused: ${failure}`);
  }
}
