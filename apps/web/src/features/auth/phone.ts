/** A number as the API takes it (E.164), from how people write it: `0048 600-100-200` → `+48600100200`. */
export function readPhone(typed: string): string {
  return typed.replace(/[\s().-]/g, '').replace(/^00/, '+');
}

export function isPhone(typed: string): boolean {
  return /^\+[1-9]\d{6,14}$/.test(readPhone(typed));
}
