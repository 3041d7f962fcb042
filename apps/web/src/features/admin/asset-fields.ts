/**
 * What was typed as an amount, in whole minor units: `12,5` with two decimals is `1250`.
 * @returns undefined when it is no amount, is below zero, or is more precise or larger than the API takes
 */
export function minorUnitsOf(typed: string, scale: number): string | undefined {
  const text = typed.replaceAll(/[\s\u00a0\u202f]/g, '');
  const [, units = '', fraction = ''] = /^(\d+)(?:[.,](\d*))?$/.exec(text) ?? [];
  if (units === '' || fraction.length > scale) return undefined;
  const minorUnits = BigInt(units + fraction.padEnd(scale, '0')).toString();
  return minorUnits.length <= 30 ? minorUnits : undefined;
}

/** `1250` with two decimals is `12.5`, as it would be typed. */
export function typedAmount(minorUnits: string, scale: number): string {
  const digits = minorUnits.padStart(scale + 1, '0');
  const [units, fraction] = [digits.slice(0, digits.length - scale), digits.slice(digits.length - scale)];
  return scale === 0 ? units! : `${units}.${fraction}`.replace(/\.?0*$/, '');
}

/**
 * Attributes as they are typed, one on a line: `colour: red`.
 * @returns undefined when a line is none, or there are too many
 */
export function attributesOf(typed: string): Record<string, string> | undefined {
  const lines = typed.split('\n').filter((line) => line.trim() !== '');
  const pairs = lines.map((line) => /^\s*([A-Za-z][\w-]{0,39})\s*:\s*(.{0,200}?)\s*$/.exec(line));
  if (pairs.length > 20 || pairs.some((pair) => pair === null)) return undefined;
  return Object.fromEntries(pairs.map((pair) => [pair![1]!, pair![2]!]));
}

export function typedAttributes(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}
