/** Told to a person: what does not start, why, and what to do next. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';

  constructor(
    readonly thing: string,
    readonly reason: string,
    readonly nextStep: string,
  ) {
    super(`Cannot start ${thing}: ${reason}\n${nextStep}`);
  }
}
