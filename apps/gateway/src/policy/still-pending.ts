/** The command is safe with the broker; its outcome takes longer than the caller waits. Answered 202. */
export class StillPending extends Error {
  constructor(readonly operationId: string) {
    super('pending');
  }
}
