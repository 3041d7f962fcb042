import { ExchangeScreen } from '@/features/wallet/exchanges/exchange.screen';
import { titled } from '@/language/server';

export const generateMetadata = () => titled('exchange.title');

export default function Page() {
  return <ExchangeScreen />;
}
