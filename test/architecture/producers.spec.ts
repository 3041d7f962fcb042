import { AccountRegistered, allMessages, SessionEnded, SignUp, type AnyMessage } from '@portfel/contracts';
import {
  listenersIn,
  sendersIn,
  serviceSources,
  servicesOf,
  type ServiceSource,
  type Traffic,
} from '../../tools/generate/events/traffic';
import { rule } from './rule';

const source = (path: string, text: string): ServiceSource => ({ path, text });

/** `wallet` publishes what belongs to `auth`; everything else is sent by nobody. */
const planted = () =>
  sendersIn([source('apps/wallet/src/wallets/register.handler.ts', 'uow.publish(AccountRegistered, { accountId });')]);
const real = () => sendersIn(serviceSources());

const idOf = ({ name, version }: AnyMessage) => `${name}@${version}`;
const declaredAs = (kind: AnyMessage['kind']) => allMessages().filter((message) => message.kind === kind);

rule(
  'every declared event is published by somebody',
  (traffic: Traffic[]) =>
    declaredAs('event')
      .filter((event) => servicesOf(event, traffic).length === 0)
      .map(idOf),
  real,
  planted,
);

rule(
  'an event is published by the service of its context only',
  (traffic: Traffic[]) =>
    declaredAs('event').flatMap((event) =>
      servicesOf(event, traffic)
        .filter((service) => service !== event.context)
        .map((service) => `${service}: ${idOf(event)}`),
    ),
  real,
  planted,
);

rule(
  'every declared command is sent by somebody',
  (traffic: Traffic[]) =>
    declaredAs('command')
      .filter((command) => servicesOf(command, traffic).length === 0)
      .map(idOf),
  real,
  planted,
);

it('finds who sends in the code', () => {
  const text = [
    'uow.publish(AccountRegistered, { accountId });',
    'await this.commands.send(',
    '  SignUp, caller, () => ({}));',
    'mailer.send(Letter); const name = SessionEnded.name;',
  ].join('\n');
  expect(sendersIn([source('apps/auth/src/accounts/sign-up.handler.ts', text)])).toEqual([
    { service: 'auth', stem: 'sign-up', message: AccountRegistered },
    { service: 'auth', stem: 'sign-up', message: SignUp },
  ]);
});

it('finds who listens without a handler', () => {
  const sources = [
    source('apps/gateway/src/stream/wallet-news.ts', 'broker.consume({}, () => {}); if (name === SignUp.name) tell();'),
    source('apps/gateway/src/policy/live-sessions.ts', 'news.when(\n  SessionEnded, ({ sessionId }) => {});'),
    source('apps/gateway/src/policy/caller.ts', 'log(SessionEnded.name)'),
  ];
  expect(listenersIn(sources)).toEqual([
    { service: 'gateway', stem: 'wallet-news', message: SignUp },
    { service: 'gateway', stem: 'live-sessions', message: SessionEnded },
  ]);
});
