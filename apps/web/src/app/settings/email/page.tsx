import { ChangeEmailScreen } from '@/features/settings/change-email.screen';
import { titled } from '@/language/server';

export const generateMetadata = () => titled('changeEmail.title');

export default function Page() {
  return <ChangeEmailScreen />;
}
