/** Class and code of a failure; its text could quote data. */
export function describeFailure(error: unknown): string {
  const { constructor, code } = (error ?? {}) as { constructor?: { name: string }; code?: string | number };
  return [constructor?.name, code].filter(Boolean).join(' ') || typeof error;
}

/** Where it was thrown, without the text. */
export function framesOf(error: unknown): string | undefined {
  return (error as Error | undefined)?.stack
    ?.match(/^ {4}at .*$/gm)
    ?.slice(0, 6)
    .join('\n');
}
