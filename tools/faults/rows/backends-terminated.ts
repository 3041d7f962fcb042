import { setTimeout as sleep } from 'node:timers/promises';
import { recover } from './recovery';
import type { Row } from './row';

const TERMINATE = `
  SELECT count(*) FILTER (WHERE in_transaction)::int AS busy, count(*)::int AS n FROM (
    SELECT state LIKE '%transaction%' OR state = 'active' AS in_transaction, pg_terminate_backend(pid)
    FROM pg_stat_activity WHERE datname IN ('auth', 'wallet') AND application_name = '' AND pid <> pg_backend_pid()
    AND client_port IS NOT NULL AND (state <> 'idle' OR random() < 0.2)
  ) terminated`;

export const backendsTerminated: Row = {
  name: 'backends-terminated',
  sentence: 'connections to Postgres are cut in the middle of transactions, again and again',
  durationSeconds: 25,
  short: true,
  run: async (context) => {
    const { platform, planned, short, progress } = context;
    await sleep(planned.calmMs[0]);
    const until = Date.now() + (short ? 6_000 : 20_000);
    let busy = 0;
    let all = 0;
    while (Date.now() < until) {
      const [cut] = await platform.databases.asAdmin<{ busy: number; n: number }>(TERMINATE);
      busy += cut!.busy;
      all += cut!.n;
      await sleep(40);
    }
    const retried = platform.logLines().filter((line) => line.includes('"transient":true')).length;
    progress(`${all} connections cut, ${busy} of them at work; ${retried} messages retried in place`);
    const worstRecoverySeconds = await recover(context);
    const seen = [
      `${busy} connections cut at work, ${all} in all`,
      `${retried} log lines of messages retried in place`,
    ];
    return { times: Math.min(busy, retried), seen, worstRecoverySeconds };
  },
};
