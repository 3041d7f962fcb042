import { loadConfig } from '@portfel/platform';
import { environments, NOWHERE, PORTS_NEEDED, servicePorts } from '../../../tools/platform/environments';
import { newSecrets } from '../../../tools/platform/secrets';
import { authConfig } from './auth.config';

const ports = servicePorts(Array.from({ length: PORTS_NEEDED }, () => 0));
const { auth: env } = environments(NOWHERE, ports, newSecrets());
const load = (over: Record<string, string>) => loadConfig(authConfig, { ...env, ...over });

describe('the environment of auth', () => {
  it('lets access tokens live 15 minutes, and sessions 7 days, unless it says otherwise (CT-A04, CT-A05)', () => {
    expect(load({ ACCESS_TOKEN_MINUTES: '', SESSION_HOURS: '' })).toMatchObject({
      ACCESS_TOKEN_MINUTES: 15,
      SESSION_HOURS: 7 * 24,
    });
    expect(load({ ACCESS_TOKEN_MINUTES: '5', SESSION_HOURS: '2' })).toMatchObject({
      ACCESS_TOKEN_MINUTES: 5,
      SESSION_HOURS: 2,
    });
  });
});
