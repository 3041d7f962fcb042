import { PlaceHoldScreen } from '@/features/wallet/holds/place-hold.screen';
import { titled } from '@/language/server';

export const generateMetadata = () => titled('placeHold.title');

export default function Page() {
  return <PlaceHoldScreen />;
}
