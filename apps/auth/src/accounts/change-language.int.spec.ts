import { randomUUID } from 'node:crypto';
import {
  ChangeLanguage,
  ConfirmationRequested,
  PasswordResetRequested,
  RequestPasswordReset,
  type Language,
} from '@portfel/contracts';
import { AuthHarness, newVisitor, rejectedWith } from '../../test/auth-harness';

describe('the language of an account', () => {
  let auth: AuthHarness;
  beforeAll(async () => {
    auth = await AuthHarness.start();
  });
  afterAll(() => auth?.close());

  const change = (accountId: string, language: Language, actor = accountId) =>
    auth.send(ChangeLanguage, { accountId, language }, { actor: { type: 'account', id: actor } });
  const languageOf = async (accountId: string) =>
    (await auth.sql('SELECT language FROM account WHERE id = $1', [accountId]))[0]?.language;

  it.each([
    ['pl', 'pl'],
    ['en', 'en'],
    [undefined, 'en'],
  ] as const)('is that of the sign-up: %s', async (given, kept) => {
    const accountId = randomUUID();
    await auth.signUp(newVisitor({ language: given }), accountId);
    expect(auth.events(ConfirmationRequested, accountId)).toMatchObject([{ data: { language: kept } }]);
    expect(await languageOf(accountId)).toBe(kept);
  });

  it('is changed, and the next mail is asked for in it', async () => {
    const { accountId, email } = await auth.confirmed();
    expect(await change(accountId, 'pl')).toEqual({ status: 'accepted', result: {} });
    await auth.send(RequestPasswordReset, { requestId: randomUUID(), email });
    expect(auth.events(PasswordResetRequested, accountId)).toMatchObject([{ data: { language: 'pl' } }]);
  });

  it('is changed by nobody else', async () => {
    const [person, thief] = [await auth.confirmed(), await auth.confirmed()];
    expect(await change(person.accountId, 'pl', thief.accountId)).toEqual(rejectedWith('session-has-expired'));
    expect(await change(randomUUID(), 'pl')).toEqual(rejectedWith('session-has-expired'));
    expect(await languageOf(person.accountId)).toBe('en');
  });
});
