import type { Metadata } from 'next';
import { WalletScreen } from '@/features/wallet/get-wallet.screen';
import { texts } from '@/texts';

export const metadata: Metadata = { title: texts.wallet.title };

export default function Page() {
  return <WalletScreen />;
}
