import { MyAccountScreen } from '@/features/profile/my-account.screen';
import { titled } from '@/language/server';

export const generateMetadata = () => titled('myAccount.title');

export default function Page() {
  return <MyAccountScreen />;
}
