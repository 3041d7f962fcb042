import { BookkeepingScreen } from '@/features/bookkeeping/bookkeeping.screen';
import { titled } from '@/language/server';

export const generateMetadata = () => titled('books.title');

export default function Page() {
  return <BookkeepingScreen />;
}
