import { z } from 'zod';
import { allMessages, defineEvent, sealed, type AnyMessage } from '@portfel/contracts';
import { keyField, schemaOf, sealsOf, type JsonSchema } from '../../tools/generate/events/messages';
import { rule } from './rule';

/** Every sealed field and who can open it. A change here is a change of what is secret from whom: think twice. */
const SEALED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'Auth.ChangeEmail@1': { email: 'auth', currentPassword: 'auth', code: 'auth' },
  'Auth.CloseAccount@1': { password: 'auth', code: 'auth' },
  'Auth.ConfirmEmailChange@1': { token: 'auth' },
  'Auth.EmailChangeRequested@1': { email: 'notification', token: 'notification' },
  'Auth.EmailChanged@1': { email: 'notification' },
  'Auth.FarewellRequested@1': { email: 'notification' },
  'Auth.AnswerInteraction@1': { binding: 'auth' },
  'Auth.ConfirmAccount@1': { token: 'auth' },
  'Auth.ConfirmationRequested@1': { email: 'notification', token: 'notification' },
  'Auth.AccountRegistered@1': { profile: 'user' },
  'Auth.RefreshSession@1': {
    refreshToken: 'auth',
    'result.email': 'gateway',
    'result.accessToken': 'gateway',
    'result.refreshToken': 'gateway',
  },
  'Auth.ResendConfirmation@1': { email: 'auth' },
  'Auth.RequestPasswordReset@1': { email: 'auth', phone: 'auth' },
  'Auth.ResetPassword@1': { token: 'auth', newPassword: 'auth', phone: 'auth', code: 'auth' },
  'Auth.ChangePassword@1': { currentPassword: 'auth', newPassword: 'auth', code: 'auth' },
  'Auth.EnrolTotp@1': { 'result.enrolment': 'gateway' },
  'Auth.ActivateTotp@1': { code: 'auth', 'result.recoveryCodes': 'gateway' },
  'Auth.RemoveTotp@1': { code: 'auth' },
  'Auth.ProveSecondFactor@1': { code: 'auth' },
  'Auth.RequestPhone@1': { phone: 'auth' },
  'Auth.ActivatePhone@1': { phone: 'auth', code: 'auth', 'result.recoveryCodes': 'gateway' },
  'Auth.RemovePhone@1': { code: 'auth' },
  'Auth.RenewRecoveryCodes@1': { code: 'auth', 'result.recoveryCodes': 'gateway' },
  'Auth.SmsRequested@1': { phone: 'notification', code: 'notification' },
  'Auth.SecondFactorChanged@1': { email: 'notification' },
  'Auth.PasswordResetRequested@1': { email: 'notification', token: 'notification' },
  'Auth.StatementMailRequested@1': { email: 'notification' },
  'Auth.PasswordChanged@1': { email: 'notification' },
  'Auth.SignedInFromNewDevice@1': { email: 'notification', device: 'notification' },
  'Auth.SignIn@1': {
    email: 'auth',
    password: 'auth',
    code: 'auth',
    device: 'auth',
    'result.email': 'gateway',
    'result.accessToken': 'gateway',
    'result.refreshToken': 'gateway',
  },
  'User.ChangeProfile@1': { changes: 'user' },
  'Wallet.AddBookMovement@1': { movement: 'wallet' },
  'Wallet.CreateBookAccount@1': { account: 'wallet' },
  'Wallet.EditBookAccount@1': { changes: 'wallet' },
  'Wallet.EditBookMovement@1': { changes: 'wallet' },
  'Wallet.SetRealBalance@1': { balance: 'wallet' },
  'Wallet.RequestWithdrawal@1': { iban: 'wallet' },
  'Wallet.TransferFunds@1': { memo: 'wallet' },
  'Wallet.GrantAsset@1': { memo: 'wallet' },
  'Wallet.NameAccount@1': { label: 'wallet' },
  'Auth.SignUp@1': { email: 'auth', password: 'auth', profile: 'user' },
};

/** Names of fields that hold a secret or a person's data wherever they stand, so they never travel open. */
const NEVER_OPEN = /(?:password|token|email|phone|address|secret|firstName|lastName|birth)/i;

const realMessages = () => [...allMessages()].filter((message) => message !== Planted);

const Planted = defineEvent({
  name: 'Planted.LetterSent',
  version: 1,
  key: (data) => data.email,
  data: z.object({ email: z.email(), text: sealed('user', 'Planted.LetterSent.text', z.string()) }),
});

rule(
  'the sealed fields are those of the table',
  (messages: AnyMessage[]) => {
    const found = new Map(messages.map((message) => [idOf(message), sealsIn(message)]));
    const ids = [...new Set([...found.keys(), ...Object.keys(SEALED)])];
    return ids.filter((id) => JSON.stringify(found.get(id) ?? {}) !== JSON.stringify(inOrder(SEALED[id] ?? {})));
  },
  realMessages,
  () => [Planted],
);

rule(
  'a field whose name promises a secret is sealed',
  (messages: AnyMessage[]) =>
    messages.flatMap((message) => {
      const shapes = message.kind === 'command' ? [message.data, message.result] : [message.data];
      return shapes.flatMap((shape) =>
        fieldsOf(schemaOf(shape))
          .filter(({ name, schema }) => NEVER_OPEN.test(name) && schema.type === 'string' && !schema.secret)
          .map(({ name }) => `${idOf(message)}: ${name}`),
      );
    }),
  realMessages,
  () => [Planted],
);

rule(
  'the key of a message is a random id, never personal',
  (messages: AnyMessage[]) =>
    messages
      .filter((message) => (schemaOf(message.data).properties?.[keyField(message)] as JsonSchema)?.format !== 'uuid')
      .map((message) => `${idOf(message)}: ${keyField(message)}`),
  realMessages,
  () => [Planted],
);

const idOf = ({ name, version }: AnyMessage) => `${name}@${version}`;

const inOrder = (record: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));

const sealsIn = (message: AnyMessage) =>
  inOrder(Object.fromEntries(sealsOf(message).map(({ field, to }) => [field, to])));

/** Fields at every depth. */
function fieldsOf(schema: JsonSchema): { name: string; schema: JsonSchema }[] {
  const own = Object.entries(schema.properties ?? {}) as [string, JsonSchema][];
  const below = [...own.map(([, inner]) => inner), ...(schema.items ? [schema.items as JsonSchema] : [])];
  return [...own.map(([name, inner]) => ({ name, schema: inner })), ...below.flatMap(fieldsOf)];
}
