import { ChangePasswordScreen } from '@/features/settings/change-password.screen';
import { titled } from '@/language/server';

export const generateMetadata = () => titled('changePassword.title');

export default function Page() {
  return <ChangePasswordScreen />;
}
