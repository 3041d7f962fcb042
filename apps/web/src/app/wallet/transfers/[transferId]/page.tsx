import { TransferScreen } from '@/features/wallet/statement/get-transfer.screen';
import { titled } from '@/language/server';

export const generateMetadata = () => titled('movement.title');

interface PageProps {
  params: Promise<{ transferId: string }>;
}

export default async function Page({ params }: PageProps) {
  const { transferId } = await params;
  return <TransferScreen transferId={transferId} />;
}
