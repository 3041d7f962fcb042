import { randomInt } from 'node:crypto';
import { generateSync } from 'otplib';
import {
  ActivatePhone,
  ActivateTotp,
  EnrolTotp,
  RequestPhone,
  SmsRequested,
  type AnyCommand,
  type DataToSend,
} from '@portfel/contracts';
import type { CommandEnd } from '@portfel/messaging';
import type { AuthHarness } from './auth-harness';

export const STEP_MS = 30_000;

/** A number nobody else has. */
export const newPhone = () => `+48${randomInt(100_000_000, 1_000_000_000)}`;

/** Sends a command as the account it is about. */
export function as<C extends AnyCommand>(
  auth: AuthHarness,
  accountId: string,
  contract: C,
  data: Omit<DataToSend<C>, 'accountId'>,
): Promise<CommandEnd<C>> {
  const actor = { type: 'account' as const, id: accountId };
  return auth.send(contract, { accountId, ...data } as unknown as DataToSend<C>, { actor });
}

/** The code an authenticator app shows. */
export const appCode = (auth: AuthHarness, secret: string, steps = 0) =>
  generateSync({ secret, epoch: Math.floor((auth.clock.now().getTime() + steps * STEP_MS) / 1_000) });

/** The code of the latest SMS. */
export const smsCode = (auth: AuthHarness, accountId: string) =>
  auth.toldToNotification(SmsRequested, accountId, 'code');

/** Six digits that are not these. */
export const otherThan = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

/** What `end` gave, or an error that shows it. */
export function accepted<C extends AnyCommand>(end: CommandEnd<C>) {
  if (end.status !== 'accepted') throw new Error(`Not accepted: ${JSON.stringify(end)}`);
  return end.result;
}

/** A secret that an app was given, still inactive. */
export async function enrolled(auth: AuthHarness, accountId: string): Promise<string> {
  const { enrolment } = accepted(await as(auth, accountId, EnrolTotp, {}));
  return (await enrolment.open()).secret;
}

/** A person whose account asks for codes of an app. */
export async function withTotp(auth: AuthHarness) {
  const person = await auth.confirmed();
  const secret = await enrolled(auth, person.accountId);
  const given = accepted(await as(auth, person.accountId, ActivateTotp, { code: appCode(auth, secret) }));
  auth.clock.advance(STEP_MS);
  return { ...person, secret, recoveryCodes: await given.recoveryCodes.open() };
}

/** A person whose account asks for codes by SMS. */
export async function withPhone(auth: AuthHarness, phone = newPhone()) {
  const person = await auth.confirmed();
  const { accountId } = person;
  accepted(await as(auth, accountId, RequestPhone, { phone }));
  const given = accepted(await as(auth, accountId, ActivatePhone, { phone, code: await smsCode(auth, accountId) }));
  return { ...person, phone, recoveryCodes: await given.recoveryCodes.open() };
}
