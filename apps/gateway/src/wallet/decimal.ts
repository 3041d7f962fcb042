/** Whole minor units as a decimal: `-12300` of scale 2 → `-123.00`. */
export function decimal(minorUnits: string, scale: number): string {
  const negative = minorUnits.startsWith('-');
  const digits = minorUnits.slice(negative ? 1 : 0).padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  return `${negative ? '-' : ''}${whole}${scale > 0 ? `.${digits.slice(-scale)}` : ''}`;
}
