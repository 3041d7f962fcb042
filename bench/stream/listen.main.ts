import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { LoadNews } from '../load/load-plan';
import type { Heard, ListenPlan } from './listen-plan';

/** Connections that are being made at once. */
const AT_ONCE = 10;
/** Ends the name of the event, and stands nowhere else in one. */
const MARK = 'event: transfer\n';

process.once('message', (plan: ListenPlan) => {
  void listen(plan)
    .then(
      (result): LoadNews<Heard> => ({ result }),
      (error: Error): LoadNews<Heard> => ({ failed: error.message }),
    )
    .then((news) => tell(news, () => process.exit(0)));
});

async function listen({ port, requests, warmUpMs, ms }: ListenPlan): Promise<Heard> {
  const counts = requests.map(() => 0);
  const sockets: Socket[] = [];
  const late = setTimeout(() => {
    tell({ failed: 'not every client was answered within 60 s' }, () => process.exit(1));
  }, 60_000);
  for (let from = 0; from < requests.length; from += AT_ONCE) {
    const some = requests.slice(from, from + AT_ONCE);
    sockets.push(
      ...(await Promise.all(
        some.map((request, index) => open(port, request, (events) => (counts[from + index]! += events))),
      )),
    );
  }
  clearTimeout(late);
  await sleep(warmUpMs);
  const before = [...counts];
  tell({ measuring: 'begins' });
  await sleep(ms);
  const heard = counts.map((count, index) => count - before[index]!);
  tell({ measuring: 'ends' });
  for (const socket of sockets) socket.destroy();
  return { events: heard.reduce((sum, one) => sum + one, 0), fewest: Math.min(...heard) };
}

/** @returns once the answer has begun */
async function open(port: number, request: string, hear: (events: number) => void): Promise<Socket> {
  const socket = connect(port, '127.0.0.1').setNoDelay(true);
  await once(socket, 'connect');
  socket.write(request);
  const [head] = (await once(socket, 'data')) as [Buffer];
  if (!head.toString('latin1').startsWith('HTTP/1.1 200')) throw new Error(`answered ${head.toString('latin1')}`);
  let rest = '';
  socket.on('data', (data: Buffer) => {
    const text = rest + data.toString('latin1');
    const parts = text.split(MARK);
    hear(parts.length - 1);
    rest = parts.at(-1)!.slice(-MARK.length);
  });
  return socket;
}

function tell(news: LoadNews<Heard>, sent?: () => void): void {
  process.send!(news, () => sent?.());
}
