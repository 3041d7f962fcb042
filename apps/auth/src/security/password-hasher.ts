import { hash, verify, type Options } from '@node-rs/argon2';
import { Injectable } from '@nestjs/common';

/** OWASP's first choice: Argon2id (the library's default), 19 MiB, two passes. */
const SETTINGS: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Argon2id, one at a time per process, so that a sign-in storm leaves the machine to everybody else. */
@Injectable()
export class PasswordHasher {
  private last: Promise<unknown> = Promise.resolve();
  private readonly dummy = this.hash('no account has this password');

  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(password, SETTINGS));
  }

  /** Takes as long for an unknown account as for a wrong password (CT-A02). */
  async verify(storedHash: string | undefined, password: string): Promise<boolean> {
    const against = storedHash ?? (await this.dummy);
    const right = await this.inTurn(() => verify(against, password));
    return right && storedHash !== undefined;
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.last.then(work);
    this.last = mine.catch(() => undefined);
    return mine;
  }
}
