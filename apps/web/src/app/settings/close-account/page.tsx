import { CloseAccountScreen } from '@/features/settings/close-account.screen';
import { titled } from '@/language/server';

export const generateMetadata = () => titled('closeAccount.title');

export default function Page() {
  return <CloseAccountScreen />;
}
