import type { Metadata } from 'next';
import { ForgotPasswordScreen } from '@/features/auth/forgot-password.screen';
import { texts } from '@/texts';

export const metadata: Metadata = { title: texts.forgotPassword.title };

export default function Page() {
  return <ForgotPasswordScreen />;
}
