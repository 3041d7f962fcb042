import { passToGateway } from '@/server/pass-to-gateway';
import { readWebConfig } from '../../../../web.config';

export const dynamic = 'force-dynamic';

/** What applications and browsers say to the OpenID provider. */
const pass = (request: Request) => passToGateway(request, readWebConfig());

export { pass as GET, pass as HEAD, pass as OPTIONS, pass as POST };
