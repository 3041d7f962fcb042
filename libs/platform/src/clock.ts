/** The only source of time for services; a test may pass another. */
export type Clock = () => Date;
export const CLOCK = Symbol('clock');
export const systemClock: Clock = () => new Date();
