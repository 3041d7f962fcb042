import { ForgotPasswordScreen } from '@/features/auth/forgot-password.screen';
import { titled } from '@/language/server';

export const generateMetadata = () => titled('forgotPassword.title');

export default function Page() {
  return <ForgotPasswordScreen />;
}
