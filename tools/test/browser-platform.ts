import { createHash } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts, removeData } from '../local/local';
import { SERVICES } from '../platform/environments';
import { prepareLocal } from '../platform/prepare-local';
import { startProcess } from '../platform/processes';
import { untilReady } from '../platform/readiness';
import { startWeb, type WebServer } from '../web/web-server';
import { tellSpecs } from './browser-platform.config';

const SHOP_SECRET = 'a-random-secret-of-the-shop';

/** All services and the web client, each as its own process, on real parts of their own; the specs are told where. */
export async function startBrowserPlatform(): Promise<{ stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'portfel-browser-level-'));
  const [shop, board] = (await freePorts(2)) as [number, number];
  // On a busy machine an answer may take longer than a person would be made to wait.
  const extra = { COMMAND_WAIT_MS: '10000', OIDC_CLIENTS: JSON.stringify(clients(shop, board)) };
  const prepared = await prepareLocal({ folder, ports: 'free', extra, log: () => {} });
  const { envs, gatewayUrl, internalUrls, parts, webPort, webUrl } = prepared;
  const processes = SERVICES.map((name) => startProcess(name, envs[name], join(folder, 'logs')));
  let web: WebServer | undefined;
  const stop = async () => {
    await web?.stop();
    await Promise.all(processes.map((one) => one.stop()));
    await parts.stop();
    await removeData(folder);
  };
  try {
    await untilReady(internalUrls, 60_000);
    web = await startWeb({ port: webPort, gatewayUrl });
  } catch (error) {
    await stop();
    throw error;
  }
  const applications = { shop: { port: shop, secret: SHOP_SECRET }, board: { port: board } };
  const { mailWebUrl } = parts;
  tellSpecs({ webUrl, gatewayUrl, mailWebUrl, gatewayEnv: envs.gateway, authEnv: envs.auth, ...applications });
  return { stop };
}

function clients(shop: number, board: number) {
  const addresses = (port: number) => ({
    redirect_uris: [`http://localhost:${port}/callback`],
    post_logout_redirect_uris: [`http://localhost:${port}/bye`],
  });
  const secret_sha256 = createHash('sha256').update(SHOP_SECRET).digest('hex');
  return [
    { client_id: 'shop', client_name: 'The Shop', secret_sha256, ...addresses(shop) },
    { client_id: 'board', client_name: 'The Board', first_party: true, ...addresses(board) },
  ];
}
