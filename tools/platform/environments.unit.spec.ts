import { loadConfig, type ConfigDefinition } from '@portfel/platform';
import { authConfig } from '../../apps/auth/src/auth.config';
import { gatewayConfig } from '../../apps/gateway/src/gateway.config';
import { notificationConfig } from '../../apps/notification/src/notification.config';
import { userConfig } from '../../apps/user/src/user.config';
import { walletConfig } from '../../apps/wallet/src/wallet.config';
import { environments, servicePorts, SERVICES, type ServiceName } from './environments';
import { newSecrets } from './secrets';

const configs: Readonly<Record<ServiceName, ConfigDefinition>> = {
  auth: authConfig,
  user: userConfig,
  wallet: walletConfig,
  notification: notificationConfig,
  gateway: gatewayConfig,
};
const addresses = {
  kafkaBrokers: ['127.0.0.1:9092'],
  databaseUrls: { auth: 'postgres://127.0.0.1/auth', wallet: 'postgres://127.0.0.1/wallet' },
  mongoUrls: { user: 'mongodb://127.0.0.1/user', notification: 'mongodb://127.0.0.1/notification' },
  photoFolder: '/photos',
  smtpUrl: 'smtp://127.0.0.1:1025',
  bankUrl: 'http://127.0.0.1:8090',
  webUrl: 'http://127.0.0.1:3000',
};
const secrets = newSecrets();
const envs = environments(addresses, servicePorts([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), secrets);

describe('environments', () => {
  it.each(SERVICES)('tells %s all it has to know, and nothing it does not read', (name) => {
    expect(() => loadConfig(configs[name], envs[name])).not.toThrow();
    expect(Object.keys(envs[name]).filter((variable) => !(variable in configs[name].schema.shape))).toEqual([]);
  });

  it('gives a private sealing key to its owner and to nobody else', () => {
    for (const [owner, { privateKey }] of Object.entries(secrets.sealing)) {
      const { d } = privateKey as { d: string };
      const holders = SERVICES.filter((name) => JSON.stringify(envs[name]).includes(d));
      expect(holders).toEqual([owner]);
    }
  });
});
