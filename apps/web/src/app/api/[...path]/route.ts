import { passToGateway } from '@/server/pass-to-gateway';
import { readWebConfig } from '../../../../web.config';

export const dynamic = 'force-dynamic';

const pass = (request: Request) => passToGateway(request, readWebConfig());

export { pass as DELETE, pass as GET, pass as HEAD, pass as OPTIONS, pass as PATCH, pass as POST, pass as PUT };
