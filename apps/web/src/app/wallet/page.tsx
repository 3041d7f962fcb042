import { WalletScreen } from '@/features/wallet/get-wallet.screen';
import { titled } from '@/language/server';

export const generateMetadata = () => titled('wallet.title');

export default function Page() {
  return <WalletScreen />;
}
