/** What the listening process has to do. */
export interface ListenPlan {
  readonly port: number;
  /** Whole HTTP requests, one for each client. */
  readonly requests: readonly string[];
  readonly warmUpMs: number;
  readonly ms: number;
}

export interface Heard {
  /** Events in the measured part, of all clients and of the one that heard least. */
  readonly events: number;
  readonly fewest: number;
}
