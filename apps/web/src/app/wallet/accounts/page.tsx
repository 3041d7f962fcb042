import { AccountsScreen } from '@/features/wallet/accounts/accounts.screen';
import { titled } from '@/language/server';

export const generateMetadata = () => titled('accounts.title');

export default function Page() {
  return <AccountsScreen />;
}
