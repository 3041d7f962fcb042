import { TransferFundsScreen } from '@/features/wallet/transfers/transfer-funds.screen';
import { titled } from '@/language/server';

export const generateMetadata = () => titled('transfer.title');

interface PageProps {
  searchParams: Promise<{ from?: string | string[]; to?: string | string[] }>;
}

export default async function Page({ searchParams }: PageProps) {
  const { from, to } = await searchParams;
  return <TransferFundsScreen start={{ from: String(from ?? ''), to: String(to ?? '') }} />;
}
