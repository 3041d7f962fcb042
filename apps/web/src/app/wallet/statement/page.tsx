import { StatementScreen } from '@/features/wallet/statement/list-statement.screen';
import { titled } from '@/language/server';

export const generateMetadata = () => titled('statement.title');

export default function Page() {
  return <StatementScreen />;
}
