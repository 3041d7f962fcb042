import { Injectable } from '@nestjs/common';
import {
  ProveSecondFactor,
  type AnyCommand,
  type DataToSend,
  type ErrorCode,
  type ResultReceived,
} from '@portfel/contracts';
import { ProblemError } from '@portfel/platform';
import { signedIn, type Caller } from './caller';
import { Commands } from './commands';

/** How a route may answer whose command may ask for the second factor, besides the errors of the command. */
export const stepUpErrors: readonly ErrorCode[] = [...ProveSecondFactor.errors, 'reply-timeout'];

/** The way to a command of another service than `auth` that may ask for the second factor. */
@Injectable()
export class StepUp {
  constructor(private readonly commands: Commands) {}

  /**
   * As `Commands.send`. A code is taken first, and whoever gives it has stepped up for this command alone: the proof goes by
   * the command and its `Idempotency-Key`, so a repeat finds it given and spends no other.
   * Without a code, a command that needs one is answered as everywhere: an SMS is sent, or the app is asked for (CT-S18).
   * @throws ProblemError of the command or of the proof; StillPending
   */
  async send<C extends AnyCommand>(
    contract: C,
    caller: Caller,
    code: string | undefined,
    data: (commandId: string) => DataToSend<C> | Promise<DataToSend<C>>,
  ): Promise<ResultReceived<C>> {
    if (code === undefined) {
      return await this.commands.send(contract, caller, data).catch(async (error: unknown) => {
        if (error instanceof ProblemError && error.code === 'step-up-needed') await this.prove(contract, caller);
        throw error;
      });
    }
    await this.prove(contract, caller, code);
    return await this.commands.send(contract, { ...caller, actor: { ...caller.actor, steppedUp: true } }, data);
  }

  private async prove(contract: AnyCommand, caller: Caller, code?: string): Promise<void> {
    const { accountId } = signedIn(caller);
    const { idempotencyKey: key } = caller;
    const proof = { ...caller, idempotencyKey: key && `${contract.name} ${key}` };
    await this.commands.sendAndWait(ProveSecondFactor, proof, () => ({ accountId, code }));
  }
}
