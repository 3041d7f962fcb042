import { passToGateway } from '@/server/pass-to-gateway';
import { readWebConfig } from '../../../../web.config';

export const dynamic = 'force-dynamic';

/** Where applications find out how to sign people in, and the keys to check it with. */
const pass = (request: Request) => passToGateway(request, readWebConfig());

export { pass as GET, pass as HEAD, pass as OPTIONS };
