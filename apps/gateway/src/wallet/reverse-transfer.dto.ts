import { ReverseTransfer } from '@portfel/contracts';

/** `amount`: what whoever was paid gave back. */
export const ReversalReceipt = ReverseTransfer.result.meta({ id: 'ReversalReceipt' });
