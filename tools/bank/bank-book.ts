import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Something the bank has to say, until it was heard often enough. */
export interface News {
  readonly eventId: string;
  readonly status: 'settled' | 'failed';
  readonly failure?: string;
  /** How often it is still to be said. */
  times: number;
}

export interface BankPayment {
  readonly paymentId: string;
  readonly reference: string;
  /** What was asked for; the same id with another body is refused. */
  readonly body: string;
  readonly end: { readonly status: 'settled' | 'failed'; readonly failure?: string };
  /** Unix milliseconds. */
  readonly endsAt: number;
  readonly news: News[];
}

/** What the bank knows, kept in a file: it goes on where it was. */
export class BankBook {
  private readonly payments: Map<string, BankPayment>;

  constructor(private readonly file: string) {
    mkdirSync(dirname(file), { recursive: true });
    this.payments = new Map(read(file).map((payment) => [payment.paymentId, payment]));
  }

  all(): readonly BankPayment[] {
    return [...this.payments.values()];
  }

  find(paymentId: string): BankPayment | undefined {
    return this.payments.get(paymentId);
  }

  add(payment: BankPayment): void {
    this.payments.set(payment.paymentId, payment);
    this.save();
  }

  heard(news: News): void {
    news.times -= 1;
    this.save();
  }

  private save(): void {
    const next = `${this.file}.new`;
    writeFileSync(next, JSON.stringify(this.all()), { mode: 0o600 });
    renameSync(next, this.file);
  }
}

function read(file: string): BankPayment[] {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as BankPayment[];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
