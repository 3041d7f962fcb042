import { InvalidConfig, loadConfig } from '@portfel/platform';
import { environments, NOWHERE, PORTS_NEEDED, servicePorts } from '../../../tools/platform/environments';
import { newSecrets } from '../../../tools/platform/secrets';
import { notificationConfig } from './notification.config';

const ports = servicePorts(Array.from({ length: PORTS_NEEDED }, () => 0));
const { notification: env } = environments(NOWHERE, ports, newSecrets());
const twilio = {
  SMS_PROVIDER: 'twilio',
  TWILIO_ACCOUNT_SID: 'AC0',
  TWILIO_AUTH_TOKEN: 't',
  TWILIO_FROM: '+15550001111',
};
const load = (over: Record<string, string>) => loadConfig(notificationConfig, { ...env, ...over });

describe('the environment of notification', () => {
  it('needs no SMS provider outside production', () => {
    expect(load({ NODE_ENV: 'development' }).SMS_PROVIDER).toBeUndefined();
  });

  it('names the SMS provider when production has none', () => {
    expect(() => load({ NODE_ENV: 'production' })).toThrow(InvalidConfig);
    expect(() => load({ NODE_ENV: 'production' })).toThrow(/SMS_PROVIDER: is needed in production/);
    expect(load({ NODE_ENV: 'production', ...twilio }).SMS_PROVIDER).toBe('twilio');
  });

  it.each(['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'TWILIO_FROM'])('names %s when Twilio misses it', (name) => {
    expect(() => load({ ...twilio, [name]: '' })).toThrow(`${name}: is needed when SMS_PROVIDER is twilio`);
  });
});
