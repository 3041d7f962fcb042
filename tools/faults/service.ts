import type { Type } from '@nestjs/common';
import { createKafkaBroker } from '@portfel/messaging';
import { createLog, exitWith, loadConfig, runMain, startService, type ConfigDefinition } from '@portfel/platform';
import { authConfig } from '../../apps/auth/src/auth.config';
import { AuthModule } from '../../apps/auth/src/auth.module';
import { gatewayConfig } from '../../apps/gateway/src/gateway.config';
import { startGateway } from '../../apps/gateway/src/start-gateway';
import { notificationConfig } from '../../apps/notification/src/notification.config';
import { NotificationModule } from '../../apps/notification/src/notification.module';
import { userConfig } from '../../apps/user/src/user.config';
import { UserModule } from '../../apps/user/src/user.module';
import { walletConfig } from '../../apps/wallet/src/wallet.config';
import { WalletModule } from '../../apps/wallet/src/wallet.module';
import type { ServiceName } from '../platform/environments';
import { Armed } from './failpoints/armed';
import { faultyBroker, markedSweeps } from './failpoints/faulty-broker';
import { faultyStore } from './failpoints/faulty-store';
import { faultsConfig } from './faults.config';
import { plant } from './mutants/plant';

const configs: Readonly<Record<ServiceName, ConfigDefinition>> = {
  auth: authConfig,
  user: userConfig,
  wallet: walletConfig,
  notification: notificationConfig,
  gateway: gatewayConfig,
};
const modules: Readonly<Record<Exclude<ServiceName, 'gateway'>, Type>> = {
  auth: AuthModule,
  user: UserModule,
  wallet: WalletModule,
  notification: NotificationModule,
};

/**
 * `node dist/tools/faults/service.js <name>`: a service as its own main starts it, on ports that can be made to fail.
 * Failpoints and planted bugs exist here and in no image.
 */
void runMain(async (env) => {
  const name = process.argv[2] as ServiceName;
  const config = loadConfig(configs[name], env) as { KAFKA_BROKERS: string[]; LOG_LEVEL: string };
  const log = createLog(name, config.LOG_LEVEL);
  const armed = Armed.byParent();
  const real = createKafkaBroker({ clientId: name, brokers: config.KAFKA_BROKERS, log, onFatal: exitWith(log) });
  if (name === 'gateway') return await startGateway({ env, broker: real });
  const bug = plant(faultsConfig().plantedBug);
  return await startService(modules[name], configs[name], {
    env,
    broker: bug.broker(faultyBroker(real, armed)),
    wrapStore: (store) => markedSweeps(bug.store(faultyStore(store, armed))),
  });
});
