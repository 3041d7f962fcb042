/** The part of a pino logger the library uses. Never given message data. */
export interface MessagingLog {
  debug(fields: object, text: string): void;
  info(fields: object, text: string): void;
  warn(fields: object, text: string): void;
  error(fields: object, text: string): void;
}
