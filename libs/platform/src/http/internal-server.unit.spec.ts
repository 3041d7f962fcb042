import { Counter, Registry } from 'prom-client';
import { startInternalServer, type InternalServer, type ReadinessCheck } from './internal-server';

describe('the internal server', () => {
  const registry = new Registry();
  let checks: ReadinessCheck[] = [];
  let server: InternalServer;
  afterEach(() => server.close());

  async function start(...some: ReadinessCheck[]): Promise<void> {
    checks = some;
    server = await startInternalServer({ host: '127.0.0.1', port: 0, registry, checks });
  }
  async function get(path: string) {
    const response = await fetch(`http://127.0.0.1:${server.port}${path}`);
    const text = await response.text();
    return { status: response.status, type: response.headers.get('content-type'), text };
  }
  const ready = async () => {
    const { status, text } = await get('/health/ready');
    return { status, body: JSON.parse(text) as unknown };
  };
  const passing = (name: string) => ({ name, check: () => true });

  it('is ready when every check passes', async () => {
    await start(passing('store'), { name: 'messaging', check: () => Promise.resolve(true) });
    expect(await ready()).toEqual({ status: 200, body: { ready: true, checks: { store: true, messaging: true } } });
  });

  it.each<[string, ReadinessCheck['check']]>([
    ['says no', () => false],
    ['rejects', () => Promise.reject(new Error('away'))],
    [
      'throws',
      () => {
        throw new Error('broken');
      },
    ],
    ['hangs', () => new Promise<boolean>(() => {})],
  ])('is not ready, and names the check, when one %s; it is alive all the same', async (_how, check) => {
    await start(passing('messaging'), { name: 'store', check });
    const [state, live] = await Promise.all([ready(), get('/health/live')]);
    expect(state).toEqual({ status: 503, body: { ready: false, checks: { messaging: true, store: false } } });
    expect(live).toMatchObject({ status: 200, text: '{"status":"live"}' });
  });

  it('asks its checks anew each time', async () => {
    let up = true;
    await start({ name: 'store', check: () => up });
    expect((await ready()).status).toBe(200);
    up = false;
    expect((await ready()).status).toBe(503);
    up = true;
    expect((await ready()).status).toBe(200);
  });

  it('shows the metrics in the form Prometheus reads', async () => {
    new Counter({ name: 'spec_total', help: 'spec', registers: [registry] }).inc(3);
    await start();
    const { status, type, text } = await get('/metrics');
    expect({ status, type }).toEqual({ status: 200, type: registry.contentType });
    expect(text).toMatch(/^spec_total 3$/m);
  });

  it('has nothing else to say', async () => {
    await start();
    expect((await get('/')).status).toBe(404);
    expect((await get('/health')).status).toBe(404);
  });

  it('says so when its port is taken', async () => {
    await start();
    const second = startInternalServer({ host: '127.0.0.1', port: server.port, registry, checks });
    await expect(second).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
