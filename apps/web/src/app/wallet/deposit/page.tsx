import { PaymentScreen } from '@/features/wallet/payments/payment.screen';
import { titled } from '@/language/server';

export const generateMetadata = () => titled('payment.deposit.title');

export default function Page() {
  return <PaymentScreen direction="deposit" />;
}
