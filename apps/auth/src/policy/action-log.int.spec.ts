import { randomUUID } from 'node:crypto';
import {
  ActionLogged,
  allMessages,
  ChangeRole,
  OPERATOR,
  RequestPasswordReset,
  ResendConfirmation,
  ResetPassword,
} from '@portfel/contracts';
import { keepSample } from '@portfel/testing';
import { AuthHarness, newVisitor, opened } from '../../test/auth-harness';
import { logged, notLogged } from './action-log';

describe('the log of actions', () => {
  let auth: AuthHarness;
  beforeAll(async () => {
    auth = await AuthHarness.start();
  });
  afterAll(() => auth?.close());

  const events = () => auth.events(ActionLogged);
  /** What is logged of the commands that are sent. */
  const loggedOf = async (work: () => Promise<unknown>) => {
    const before = new Set(events().map(({ event_id: id }) => id));
    await work();
    return events()
      .filter(({ event_id: id }) => !before.has(id))
      .map(({ data: { accountId, kind, action, status } }) => [accountId, kind, action, status]);
  };

  it('knows of every command of auth whether it is logged, and why not', () => {
    const commands = allMessages().filter(({ kind, context }) => kind === 'command' && context === 'auth');
    expect(commands.length).toBeGreaterThan(10);
    const unsettled = commands.filter((command) => logged.has(command) === notLogged.has(command));
    expect(unsettled.map(({ name }) => name)).toEqual([]);
    expect([...logged.keys(), ...notLogged.keys()].filter((message) => !commands.includes(message))).toEqual([]);
  });

  it('says who did what and whether it was done, from the sign-up on (CT-L03, CT-L04)', async () => {
    const [visitor, id] = [newVisitor(), randomUUID()];
    expect(await loggedOf(() => auth.signUp(visitor, id))).toEqual([[id, 'SIGN_UP', 'Auth.SignUp', 'SUCCESS']]);
    expect(await loggedOf(() => auth.signIn(visitor))).toEqual([[id, 'SIGN_IN', 'Auth.SignIn', 'ERROR']]);
    const token = await auth.mailedToken(id);
    const confirm = () => auth.confirm(token);
    expect(await loggedOf(confirm)).toEqual([[id, 'CONFIRMATION', 'Auth.ConfirmAccount', 'SUCCESS']]);
    expect(await loggedOf(confirm)).toEqual([[id, 'CONFIRMATION', 'Auth.ConfirmAccount', 'ERROR']]);
    expect(await loggedOf(() => auth.signIn(visitor))).toEqual([[id, 'SIGN_IN', 'Auth.SignIn', 'SUCCESS']]);
    const wrong = { ...visitor, password: 'Wrong-horse-1' };
    expect(await loggedOf(() => auth.signIn(wrong))).toEqual([[id, 'SIGN_IN', 'Auth.SignIn', 'ERROR']]);
    const { sessionId, refreshToken } = await opened(await auth.signIn(visitor));
    expect(await loggedOf(() => auth.refresh(refreshToken))).toEqual([]);
    const end = () => auth.endSession(sessionId, id);
    expect(await loggedOf(end)).toEqual([[id, 'SECURITY', 'Auth.EndSession', 'SUCCESS']]);
    for (const contract of [ResendConfirmation, RequestPasswordReset]) {
      const requestId = randomUUID();
      const ask = () => auth.send(contract, { requestId, email: visitor.email }, { commandId: requestId });
      const kind = contract === ResendConfirmation ? 'CONFIRMATION' : 'SECURITY';
      expect(await loggedOf(ask)).toEqual([[id, kind, contract.name, 'SUCCESS']]);
    }
  });

  it('names nobody where nobody is known', async () => {
    const stranger = newVisitor();
    const resetId = randomUUID();
    const reset = () => auth.send(ResetPassword, { resetId, token: 'x'.repeat(40), newPassword: stranger.password });
    expect(await loggedOf(() => auth.signIn(stranger))).toEqual([[undefined, 'SIGN_IN', 'Auth.SignIn', 'ERROR']]);
    expect(await loggedOf(() => auth.confirm('x'.repeat(40)))).toEqual([
      [undefined, 'CONFIRMATION', 'Auth.ConfirmAccount', 'ERROR'],
    ]);
    expect(await loggedOf(reset)).toEqual([[undefined, 'SECURITY', 'Auth.ResetPassword', 'ERROR']]);
    const change = () => auth.send(ChangeRole, { accountId: randomUUID(), role: 'user' }, { actor: OPERATOR });
    expect(await loggedOf(change)).toEqual([[undefined, 'USER', 'Auth.ChangeRole', 'ERROR']]);
    expect(await loggedOf(() => auth.signUp({ ...stranger, termsAccepted: false }))).toEqual([
      [undefined, 'SIGN_UP', 'Auth.SignUp', 'ERROR'],
    ]);
  });

  it('is written once for a command that is delivered twice, under its id', async () => {
    const [visitor, id] = [newVisitor(), randomUUID()];
    await auth.signUp(visitor, id);
    await auth.signUp(visitor, id);
    const [event, ...others] = events().filter(({ data }) => data.actionId === id);
    expect(others).toEqual([]);
    expect(event!.causation_id).toBe(id);
    expect(event!.data.at).toBe(auth.clock.now().toISOString());
    keepSample(ActionLogged, event);
  });

  it('holds ids, and nothing that a person wrote', () => {
    const fields = new Set(events().flatMap(({ data }) => Object.keys(data)));
    expect([...fields].sort()).toEqual(['accountId', 'action', 'actionId', 'at', 'kind', 'status']);
    expect(JSON.stringify(events().map(({ data }) => data))).not.toMatch(/example|ann\./);
  });
});
