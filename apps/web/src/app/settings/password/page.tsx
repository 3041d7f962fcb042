import type { Metadata } from 'next';
import { ChangePasswordScreen } from '@/features/settings/change-password.screen';
import { texts } from '@/texts';

export const metadata: Metadata = { title: texts.changePassword.title };

export default function Page() {
  return <ChangePasswordScreen />;
}
