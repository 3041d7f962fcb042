import { ExportScreen } from '@/features/settings/get-export.screen';
import { titled } from '@/language/server';

export const generateMetadata = () => titled('exportData.title');

export default function Page() {
  return <ExportScreen />;
}
