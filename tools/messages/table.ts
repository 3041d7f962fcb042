export type Cell = string | number | boolean | null | undefined;

/** Rows as aligned columns; a column that is empty everywhere is left out. */
export function table(rows: readonly Readonly<Record<string, Cell>>[], empty: string): string {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((name) =>
    rows.some((row) => row[name] !== undefined),
  );
  if (rows.length === 0) return empty;
  const lines = [names, ...rows.map((row) => names.map((name) => String(row[name] ?? '')))];
  const widths = names.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
