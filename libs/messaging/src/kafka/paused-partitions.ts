import type { Consumer } from 'kafkajs';
import { backoffMs } from '../waiting';

interface Pause {
  readonly since: number;
  /** Time of the oldest record that waits. */
  readonly recordTime: number;
  attempts: number;
  timer?: NodeJS.Timeout;
  resume(): void;
}

/** Partitions whose records have to come again after a while. */
export class PausedPartitions {
  private readonly pauses = new Map<string, Pause>();

  constructor(private readonly consumer: Pick<Consumer, 'pause' | 'resume'>) {}

  /** Pauses a partition; it resumes by itself, later with each failure in a row. */
  pause(topic: string, partition: number, recordTime: number): { attempt: number; pauseMs: number } {
    const place = `${topic}/${partition}`;
    const topicPartitions = [{ topic, partitions: [partition] }];
    const pause: Pause = this.pauses.get(place) ?? {
      since: Date.now(),
      recordTime,
      attempts: 0,
      resume: () => this.resume(topicPartitions),
    };
    pause.attempts += 1;
    const pauseMs = backoffMs(pause.attempts + 2);
    this.consumer.pause(topicPartitions);
    pause.timer = setTimeout(() => pause.resume(), pauseMs);
    this.pauses.set(place, pause);
    return { attempt: pause.attempts, pauseMs };
  }

  /** The records of a partition were done after all. */
  done(place: string): void {
    clearTimeout(this.pauses.get(place)?.timer);
    this.pauses.delete(place);
  }

  clear(): void {
    for (const pause of this.pauses.values()) {
      clearTimeout(pause.timer);
      pause.resume();
    }
    this.pauses.clear();
  }

  /** How long the partition that waits longest has waited. */
  longestMs(): number {
    const since = [...this.pauses.values()].map((pause) => pause.since);
    return since.length === 0 ? 0 : Date.now() - Math.min(...since);
  }

  recordTimes(): number[] {
    return [...this.pauses.values()].map((pause) => pause.recordTime);
  }

  private resume(topicPartitions: { topic: string; partitions: number[] }[]): void {
    try {
      this.consumer.resume(topicPartitions);
    } catch {
      // The consumer has left its group in the meantime; it comes back with nothing paused.
    }
  }
}
