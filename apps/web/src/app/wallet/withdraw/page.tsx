import { PaymentScreen } from '@/features/wallet/payments/payment.screen';
import { titled } from '@/language/server';

export const generateMetadata = () => titled('payment.withdrawal.title');

export default function Page() {
  return <PaymentScreen direction="withdrawal" />;
}
