import Bowser from 'bowser';

/**
 * What a person signs in with, in words they know: `Firefox on Windows`.
 * @param userAgent the header as it came; at most its first 500 characters are looked at
 * @returns undefined when it names neither a program nor a system
 */
export function deviceName(userAgent: string | undefined): string | undefined {
  if (!userAgent) return undefined;
  const { browser, os } = Bowser.parse(userAgent.slice(0, 500));
  // A program that is no browser names itself first: `curl/8.5.0`.
  const program = browser.name || /^(?!Mozilla\/)([A-Za-z][\w.-]{1,40})\//.exec(userAgent)?.[1];
  const named = [program, os.name].filter((name) => name !== undefined && name !== '');
  return named.length > 0 ? named.join(' on ').slice(0, 100) : undefined;
}
