import styles from './area-chart.module.scss';

const [width, height] = [100, 32];

/**
 * Values over time as a line over its area, as wide as there is room. It is a picture: whoever shows it says in `label`
 * what it tells, or leaves it out where the numbers stand beside it.
 */
export function AreaChart({ values, label, tall }: { values: readonly number[]; label?: string; tall?: boolean }) {
  if (values.length < 2) return null;
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const points = values.map((value, index) => {
    const x = (index / (values.length - 1)) * width;
    // What never changes is a line in the middle.
    const y = high === low ? height / 2 : height - 2 - ((value - low) / (high - low)) * (height - 4);
    return `${x.toFixed(2)},${y.toFixed(2)}`;
  });
  return (
    <svg
      className={styles.chart}
      data-tall={tall || undefined}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      <polygon className={styles.area} points={`0,${height} ${points.join(' ')} ${width},${height}`} />
      <polyline className={styles.line} points={points.join(' ')} />
    </svg>
  );
}
