/**
 * Runs items of different keys side by side, items of one key in order.
 * @param limit how many keys at once
 */
export async function runLanes<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  limit: number,
  run: (item: T) => Promise<void>,
): Promise<void> {
  const lanes = new Map<string, T[]>();
  for (const item of items) {
    const lane = lanes.get(keyOf(item));
    if (lane) lane.push(item);
    else lanes.set(keyOf(item), [item]);
  }
  const waiting = [...lanes.values()];
  const worker = async () => {
    for (let lane = waiting.shift(); lane; lane = waiting.shift()) {
      for (const item of lane) await run(item);
    }
  };
  // All workers end before the first failure is told: nothing of this batch runs on when the batch comes again.
  const ends = await Promise.allSettled(Array.from({ length: Math.min(limit, waiting.length) }, worker));
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed) throw failed.reason;
}
