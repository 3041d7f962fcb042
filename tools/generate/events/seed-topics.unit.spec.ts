import { allMessages } from '@portfel/contracts';
import { portfelTopics } from '../../topics/portfel-topics';
import { seedTopics, type SeedTopic } from './seed-topics';
import { seedTopicsPage, topicOf } from './seed-topics-page';

/** The topics of Cryptotalks, from its list. */
const CRYPTOTALKS = `
  log_auth_action log_user_action log_post_action user_logout user_created crypto_for_user_created confirm_user_account
  change_email update_user_account update_user_security_settings send_verification_mobile_code send_verification_email
  close_user_account close_account_coins close_account_delete_posts post_created delete_post update_post leave_comment
  update_post_info add_crypto_to_favorite remove_crypto_from_favorite update_coin
`
  .trim()
  .split(/\s+/);

const STUFF_DELIVERY = ['UserCreated', 'DeliveryPayloadRegistered', 'DeliveryPayloadChangedLocation'];

const ATES = [
  ...['accounts_stream Accounts.Created', 'accounts_stream Accounts.Updated', 'accounts_events Accounts.RoleChanged'],
  ...['tasks_stream Tasks.Created', 'tasks_events Tasks.Assigned', 'tasks_events Tasks.Completed'],
  ...['accounting_stream Accounting.TransactionCreated', 'accounting_stream Accounting.BalanceCreated'],
  ...['accounting_events Accounting.TransactionApplied', 'accounting_events Accounting.PaymentMade'],
  'billing_cycle_events Accounting.BillingCycleClosed',
];

const Declared: SeedTopic = {
  source: 'CT',
  seed: 'user_logout',
  message: 'Auth.EndSession',
  version: 1,
  kind: 'command',
  planned: false,
};

const seedsOf = (source: string) => [
  ...new Set(seedTopics.filter((row) => row.source === source).map(({ seed }) => seed)),
];

/** What a row says that is not so. */
function wrong(row: SeedTopic): string[] {
  const topic = topicOf(row);
  const declared = allMessages().some(({ name, version }) => name === row.message && version === row.version);
  if (row.planned) return declared ? [`${row.message} is declared, and still marked planned`] : [];
  const right = allMessages().some(
    ({ name, version, topic: own }) => name === row.message && version === row.version && own === topic,
  );
  if (!right) return [`${row.message} version ${row.version} is not declared on ${topic}`];
  return portfelTopics().some(({ name }) => name === topic) ? [] : [`${topic} is no topic of the platform`];
}

describe('the topics of the sources', () => {
  it.each([
    ['the 23 of Cryptotalks (CT-E01)', 'CT', CRYPTOTALKS, 23],
    ['the 3 events of stuff-delivery', 'SD', STUFF_DELIVERY, 3],
    ['the 11 events of aTES', 'AT', ATES, 11],
  ])('are all there: %s', (_what, source, seeds, count) => {
    expect(seeds).toHaveLength(count);
    expect(seedsOf(source).sort()).toEqual([...seeds].sort());
  });

  it('are told right: declared where they are said to be, planned where nothing is declared', () => {
    expect(seedTopics.flatMap(wrong)).toEqual([]);
  });

  it.each<[string, Partial<SeedTopic>, string]>([
    ['a message nobody declares', { message: 'Auth.EndAll' }, 'Auth.EndAll version 1 is not declared on auth.commands'],
    ['another version', { version: 9 }, 'Auth.EndSession version 9 is not declared on auth.commands'],
    ['another topic', { kind: 'event' }, 'Auth.EndSession version 1 is not declared on auth.events'],
    ['a plan that has come true', { planned: true }, 'Auth.EndSession is declared, and still marked planned'],
  ])('would be noticed when a row names %s', (_what, change, text) => {
    expect(wrong(Declared)).toEqual([]);
    expect(wrong({ ...Declared, ...change })).toEqual([text]);
  });

  it('have one row each per message on the page', () => {
    const page = seedTopicsPage().get('docs/events/seed-topics.md')!;
    const rows = page.split('\n').filter((line) => /^\| (?:Cryptotalks|stuff-delivery|aTES) \|/.test(line));
    expect(new Set(rows).size).toBe(seedTopics.length);
    for (const { seed, message } of seedTopics) {
      expect(rows.some((line) => line.includes(`\`${seed}\``) && line.includes(message))).toBe(true);
    }
  });
});
