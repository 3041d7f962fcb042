import { eventually } from './eventually';

/** Where a service's log goes in a spec, which reads from it what was handled and what was told. */
export class RecordingLog {
  private readonly lines: string[] = [];
  /** For `createLog`. */
  readonly destination = { write: (line: string) => void this.lines.push(line) };

  text(): string {
    return this.lines.join('');
  }

  /** Waits until a message has been handled so often, effect and repeats. @returns how each time ended, sorted */
  async handled(messageId: string, times: number): Promise<string[]> {
    return await eventually(() => {
      const outcomes = this.lines
        .filter((line) => line.includes('"message handled"') && line.includes(messageId))
        .map((line) => (JSON.parse(line) as { outcome: string }).outcome);
      expect(outcomes).toHaveLength(times);
      return outcomes.sort();
    });
  }
}
