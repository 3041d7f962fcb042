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
