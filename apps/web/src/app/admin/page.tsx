import { AdminScreen } from '@/features/admin/admin.screen';
import { titled } from '@/language/server';

export const generateMetadata = () => titled('admin.title');

export default function Page() {
  return <AdminScreen />;
}
