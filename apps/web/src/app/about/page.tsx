import { AboutScreen } from '@/features/about/about.screen';
import { titled } from '@/language/server';

export const generateMetadata = () => titled('about.title');

export default function Page() {
  return <AboutScreen />;
}
