import { PersonalScreen } from '@/features/settings/personal.screen';
import { titled } from '@/language/server';

export const generateMetadata = () => titled('personal.title');

export default function Page() {
  return <PersonalScreen />;
}
