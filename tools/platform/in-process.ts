import type { Type } from '@nestjs/common';
import { startService, type ConfigDefinition, type Logger, type RunningService } from '@portfel/platform';
import { authConfig } from '../../apps/auth/src/auth.config';
import { AuthModule } from '../../apps/auth/src/auth.module';
import { startGateway } from '../../apps/gateway/src/start-gateway';
import { notificationConfig } from '../../apps/notification/src/notification.config';
import { NotificationModule } from '../../apps/notification/src/notification.module';
import { userConfig } from '../../apps/user/src/user.config';
import { UserModule } from '../../apps/user/src/user.module';
import { walletConfig } from '../../apps/wallet/src/wallet.config';
import { WalletModule } from '../../apps/wallet/src/wallet.module';
import { SERVICES, type Environment, type ServiceName } from './environments';

const modules: Readonly<Record<Exclude<ServiceName, 'gateway'>, [Type, ConfigDefinition]>> = {
  auth: [AuthModule, authConfig],
  user: [UserModule, userConfig],
  wallet: [WalletModule, walletConfig],
  notification: [NotificationModule, notificationConfig],
};

export interface RunningPlatform {
  readonly services: readonly RunningService[];
  close(): Promise<void>;
}

/** All services in this one process, by the same `startService` that each uses alone. */
export async function startInProcess(envs: Record<ServiceName, Environment>, log: Logger): Promise<RunningPlatform> {
  const started: RunningService[] = [];
  const close = async () => void (await Promise.all(started.map((service) => service.close())));
  const results = await Promise.allSettled(
    SERVICES.map(async (name) => {
      const options = { env: envs[name], log };
      const service = name === 'gateway' ? await startGateway(options) : await startService(...modules[name], options);
      started.push(service);
    }),
  );
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) {
    await close();
    throw failed.reason;
  }
  return { services: started, close };
}
