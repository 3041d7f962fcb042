import { percentile } from '../measure/figures';
import { HttpClient } from './http-client';
import type { LoadNews, LoadPlan, LoadResult } from './load-plan';

process.once('message', (plan: LoadPlan) => {
  void run(plan)
    .then(
      (result): LoadNews => ({ result }),
      (error: Error): LoadNews => ({ failed: error.message }),
    )
    .then((news) => tell(news, () => process.exit(0)));
});

async function run(plan: LoadPlan): Promise<LoadResult> {
  const clients = await Promise.all(Array.from({ length: plan.clients }, () => HttpClient.open(plan.port)));
  const measuringFrom = performance.now() + plan.warmUpMs;
  const endsAt = 'ms' in plan.measure ? measuringFrom + plan.measure.ms : Infinity;
  const wanted = 'answers' in plan.measure ? plan.measure.answers : Infinity;
  const latenciesMs: number[] = [];
  let sent = 0;
  let lastAt = measuringFrom;
  setTimeout(() => tell({ measuring: 'begins' }), plan.warmUpMs);
  if ('ms' in plan.measure) setTimeout(() => tell({ measuring: 'ends' }), plan.warmUpMs + plan.measure.ms);

  await Promise.all(
    clients.map(async (client) => {
      while (latenciesMs.length < wanted && performance.now() < endsAt) {
        const request = plan.requests[sent++ % plan.requests.length]!;
        const startedAt = performance.now();
        const status = await client.send(request);
        const answeredAt = performance.now();
        if (status !== plan.expectedStatus) throw new Error(`answered ${status} instead of ${plan.expectedStatus}`);
        // Begun in the warm-up or not: in a steady state as many come over its end as go over that of the measured part.
        if (answeredAt < measuringFrom || answeredAt > endsAt) continue;
        latenciesMs.push(answeredAt - startedAt);
        lastAt = answeredAt;
      }
      client.close();
    }),
  );
  if ('answers' in plan.measure) tell({ measuring: 'ends' });
  latenciesMs.sort((one, other) => one - other);
  return {
    answers: latenciesMs.length,
    seconds: ('ms' in plan.measure ? plan.measure.ms : lastAt - measuringFrom) / 1_000,
    p50Ms: percentile(latenciesMs, 0.5),
    p99Ms: percentile(latenciesMs, 0.99),
    allAnswers: sent,
  };
}

function tell(news: LoadNews, sent?: () => void): void {
  process.send!(news, () => sent?.());
}
