import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiClient, confirmationToken, mailsTo, type Answer } from '../platform/api-client';
import { seedDemoPeople } from './seed-demo-people';
import type { Demo } from './start-demo';

interface WalletBody {
  readonly accounts: { readonly asset: { readonly code: string }; readonly balance: string }[];
}

/** Drives the whole journey through public HTTP and SMTP, and prints each step. @throws Error at the first step that fails */
export async function checkJourney(demo: Demo, say: (line: string) => void): Promise<void> {
  const visitor = new ApiClient(demo.webUrl.replace('localhost', '127.0.0.1'));
  const name = `check-${randomUUID().slice(0, 8)}`;
  const person = { email: `${name}@portfel.example`, username: name, password: 'Check-Portfel-1' };
  const key = { 'idempotency-key': randomUUID() };
  const step = async (text: string, run: () => Promise<void>) => {
    const startedAt = performance.now();
    await run();
    say(`  ok  ${text} (${Math.round(performance.now() - startedAt)} ms)`);
  };

  await step('the web client shows the sign-up page', async () => {
    const page = await fetch(`${demo.webUrl.replace('localhost', '127.0.0.1')}/signup`);
    if (page.status !== 200 || !(await page.text()).includes('Portfel'))
      throw new Error(`GET /signup gave ${page.status}`);
  });
  await step('a weak password is refused field by field', async () => {
    const answer = await visitor.signUp({ ...person, password: 'weak' });
    expectAnswer(answer, 400, 'validation-error');
  });
  await step('a visitor signs up', async () => expectAnswer(await visitor.signUp(person, key), 201));
  await step('the same request again gives the same answer', async () =>
    expectAnswer(await visitor.signUp(person, key), 201),
  );
  await step('nobody gets in before the confirmation', async () =>
    expectAnswer(await visitor.signIn(person), 403, 'account-not-confirmed'),
  );
  let token = '';
  await step('the confirmation mail arrives, once', async () => {
    token = await confirmationToken(demo.parts.mailWebUrl, person.email);
    const mails = await mailsTo(demo.parts.mailWebUrl, person.email);
    if (mails.length !== 1) throw new Error(`${mails.length} mails came`);
  });
  await step('the link confirms the account', async () => expectAnswer(await visitor.confirm(token), 200));
  await step('the link works once', async () =>
    expectAnswer(await visitor.confirm(token), 403, 'email-already-confirmed'),
  );
  await step('the person signs in', async () => expectAnswer(await visitor.signIn(person), 201));
  await step('and sees who they are', async () => expectAnswer(await visitor.call('GET', '/me'), 200));
  await step('and sees their wallet', async () => {
    const wallet = await untilWallet(visitor);
    const points = wallet.accounts.find(({ asset }) => asset.code === 'POINTS');
    if (points?.balance !== '100') throw new Error(`the wallet has ${points?.balance} points instead of 100`);
  });
  await step('the session is refreshed', async () => expectAnswer(await visitor.refresh(), 200));
  await step('the person signs out', async () => expectAnswer(await visitor.signOut(), 204));
  await step('the old token opens nothing any more', async () =>
    expectAnswer(await visitor.call('GET', '/wallet'), 401, 'session-has-expired'),
  );
  await step('the accountant of the demo signs in, as such', async () => {
    const accountant = (await seedDemoPeople(demo)).find(({ role }) => role === 'accountant')!;
    expectAnswer(await visitor.signIn(accountant), 201);
    const { role } = (await visitor.call('GET', '/me')).body;
    if (role !== accountant.role) throw new Error(`the accountant has the role ${String(role)}`);
  });
}

async function untilWallet(client: ApiClient): Promise<WalletBody> {
  for (let attempt = 0; ; attempt += 1) {
    const answer = await client.call<WalletBody & Record<string, unknown>>('GET', '/wallet');
    if (answer.status === 200) return answer.body;
    if (attempt === 50) expectAnswer(answer, 200);
    await sleep(100);
  }
}

function expectAnswer({ status, body }: Answer<object>, expected: number, code?: string): void {
  const given = (body as { code?: string }).code;
  if (status === expected && given === code) return;
  throw new Error(`expected ${expected} ${code ?? ''}, got ${status} ${JSON.stringify(body)}`);
}
