/**
 * The command is safe with the broker; its outcome takes longer than the caller waits. Answered 202; to a request that
 * repeats another which still waits, 409.
 */
export class StillPending extends Error {
  constructor(
    readonly operationId: string,
    readonly repeated: boolean,
  ) {
    super('pending');
  }
}
