/** One started process that Portfel needs and does not write itself. */
export interface LocalPart {
  name: string;
  port: number;
  pid: number;
  /** Ends the process in its own orderly way, by SIGKILL when that takes too long. Resolves when it is gone. */
  stop(): Promise<void>;
  /** Sends a signal and returns at once, for fault runs. `stop()` afterwards waits until the process is gone. */
  kill(signal: NodeJS.Signals): void;
}

/** Where the started (or given) parts answer. Reading a part that was not asked for throws. */
export interface LocalParts {
  kafkaBrokers: string[];
  postgres: { host: string; port: number; adminUrl: string };
  mongoUrl(database: string): string;
  smtp: { host: string; port: number };
  mailWebUrl: string;
  /** Only what was started here; a part given by the environment is not in it. */
  parts: LocalPart[];
  stop(): Promise<void>;
}

export interface LocalPorts {
  kafka: number;
  kafkaController: number;
  postgres: number;
  mongo: number;
  smtp: number;
  mailWeb: number;
}

export interface PartPlace {
  folder: string;
  ports: LocalPorts;
  log: Log;
}

/** A part given by the environment has nothing started. */
export interface Located<Where> {
  where: Where;
  started?: LocalPart;
}

export type Log = (line: string) => void;
