import { randomUUID } from 'node:crypto';
import { deadLetterTopic, type AnyEvent } from '@portfel/contracts';
import { eventually } from './eventually';
import type { InMemoryBroker } from './in-memory-broker';

/** What a service does with events of a topic it listens to that it cannot, or need not, handle. */
export function describeEventConsumer(
  consumer: { service: string; group: string; contract: AnyEvent },
  open: () => InMemoryBroker,
): void {
  const { service, group, contract } = consumer;

  describe(`${group}, given what it cannot handle`, () => {
    const dead = () => open().records(deadLetterTopic(service));
    const envelope = (change: object) =>
      Buffer.from(
        JSON.stringify({
          event_id: randomUUID(),
          event_name: contract.name,
          event_version: contract.version,
          event_time: new Date(0).toISOString(),
          producer: contract.context,
          correlation_id: 'c',
          actor: { type: 'visitor' },
          data: {},
          ...change,
        }),
      );
    const produce = async (value: Buffer) => {
      const key = randomUUID();
      await open().produce([{ topic: contract.topic, key, value, headers: { traceparent: '00-1' } }]);
      return key;
    };

    it.each([
      ['bytes that are no JSON', 'not-json', Buffer.from([0xff, 0x00, 0x7b])],
      ['JSON that is no envelope', 'invalid-envelope', Buffer.from('{"hello":"world"}')],
      ['an unknown version', 'unknown-message', envelope({ event_version: 99 })],
      ['data against the contract', 'invalid-data', envelope({})],
    ])('puts %s aside, byte for byte, with the reason', async (_what, reason, value) => {
      const key = await produce(value);
      const letter = await eventually(() => {
        const found = dead().find((record) => record.key === key);
        expect(found).toBeDefined();
        return found!;
      });
      expect(letter.value!.equals(value)).toBe(true);
      expect(letter.headers).toEqual({
        traceparent: '00-1',
        'dead-reason': expect.stringMatching(`^${reason}`) as string,
        'dead-consumer': group,
        'dead-origin': expect.stringMatching(`^${contract.topic.replace('.', '\\.')}/\\d@\\d+$`) as string,
      });
    });

    it('passes over events it has no reaction to', async () => {
      const passed = await produce(envelope({ event_name: `${contract.name}Elsewhere` }));
      // What comes later on the same partition is the sign that it has been passed.
      const marker = Buffer.from('marker');
      await open().produce([{ topic: contract.topic, key: passed, value: marker }]);
      await eventually(() => expect(dead().filter(({ key }) => key === passed)).toHaveLength(1));
      expect(
        dead()
          .find(({ key }) => key === passed)!
          .value!.equals(marker),
      ).toBe(true);
    });
  });
}
