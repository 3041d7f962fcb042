import { Inject, Injectable } from '@nestjs/common';
import { sealedFields, type AnyCommand, type DataToSend, type ResultReceived } from '@portfel/contracts';
import { CommandSender } from '@portfel/messaging';
import { CONFIG, ProblemError } from '@portfel/platform';
import type { GatewayConfig } from '../gateway.config';
import { OperationIds } from '../operations/operation-ids';
import { StillPending } from './still-pending';
import type { Caller } from './caller';
import { commandIdOf } from './command-secret';
import { newId } from './new-id';

/** The way from a route to a command and back. */
@Injectable()
export class Commands {
  constructor(
    @Inject(CommandSender) private readonly sender: CommandSender,
    private readonly operations: OperationIds,
    @Inject(CONFIG)
    private readonly config: Pick<GatewayConfig, 'COMMAND_SECRET' | 'COMMAND_WAIT_MS' | 'SECRET_WAIT_MS'>,
  ) {}

  /**
   * Sends a command and answers with its result.
   * @param data made from the command id, which is the id of whatever the command creates
   * @throws ProblemError with the code of a rejection; `reply-timeout` when an answer that holds secrets is late,
   *   `request-in-progress` when another request with its key is still waiting for it
   * @throws StillPending when the outcome takes longer than the caller waits
   */
  async send<C extends AnyCommand>(
    contract: C,
    caller: Caller,
    data: (commandId: string) => DataToSend<C> | Promise<DataToSend<C>>,
  ): Promise<ResultReceived<C>> {
    // Tokens are given to the one who asked, in the answer, or not at all: never fetched by an operation's id.
    if (sealedFields(contract.result).size > 0) return await this.sendAndWait(contract, caller, data);
    const waitMs = caller.preferredWaitMs ?? this.config.COMMAND_WAIT_MS;
    const { end, commandId } = await this.ending(contract, caller, data, waitMs);
    if (end.status === 'accepted') return end.result;
    throw new StillPending(this.operations.sign({ context: contract.context, commandId }), end.repeated);
  }

  /**
   * As `send`, where the answer is needed now and there is no asking for it later.
   * @throws ProblemError, as `send` does when an answer that holds secrets is late
   */
  async sendAndWait<C extends AnyCommand>(
    contract: C,
    caller: Caller,
    data: (commandId: string) => DataToSend<C> | Promise<DataToSend<C>>,
  ): Promise<ResultReceived<C>> {
    const { end } = await this.ending(contract, caller, data, this.config.SECRET_WAIT_MS);
    if (end.status === 'accepted') return end.result;
    throw new ProblemError(end.repeated ? 'request-in-progress' : 'reply-timeout');
  }

  /**
   * Sends a command and does not wait for what becomes of it: where neither words nor time may tell the caller anything.
   */
  async post<C extends AnyCommand>(
    contract: C,
    caller: Caller,
    data: (commandId: string) => DataToSend<C>,
  ): Promise<void> {
    const commandId = this.commandId(contract, caller);
    const { actor, correlationId } = caller;
    await this.sender.send(contract, data(commandId), { commandId, actor, correlationId, waitMs: 0 });
  }

  /** @throws ProblemError with the code of a rejection */
  private async ending<C extends AnyCommand>(
    contract: C,
    caller: Caller,
    data: (commandId: string) => DataToSend<C> | Promise<DataToSend<C>>,
    waitMs: number,
  ) {
    const commandId = this.commandId(contract, caller);
    const { actor, correlationId } = caller;
    const end = await this.sender.send(contract, await data(commandId), { commandId, actor, correlationId, waitMs });
    if (end.status !== 'rejected') return { end, commandId };
    throw new ProblemError(end.rejection.code, { fields: end.rejection.fields });
  }

  private commandId(contract: AnyCommand, { idempotencyKey: key, actor }: Caller): string {
    if (key === undefined) return newId();
    return commandIdOf(this.config.COMMAND_SECRET, { caller: actor.id ?? actor.type, command: contract.name, key });
  }
}
