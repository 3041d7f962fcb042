import type { LocalParts } from '../local-part';
import { localConfig } from '../local.config';
import type { Located, PartPlace } from '../local-part';
import { startPostgres } from './start-postgres';

export async function locatePostgres({ folder, ports, log }: PartPlace): Promise<Located<LocalParts['postgres']>> {
  const { postgresAdminUrl } = localConfig();
  if (postgresAdminUrl) {
    const { hostname: host, port } = new URL(postgresAdminUrl);
    return { where: { host, port: Number(port || 5432), adminUrl: postgresAdminUrl } };
  }
  const { adminUrl, ...started } = await startPostgres({ folder, port: ports.postgres, log });
  return { where: { host: '127.0.0.1', port: started.port, adminUrl }, started };
}
