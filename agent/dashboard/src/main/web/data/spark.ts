/** Lines of a sparkline in a box of so many units: one for each stretch without a gap; a single point is a short line. */
export function sparkLines(values: readonly (number | null)[], width: number, height: number): readonly string[] {
  const known = values.filter((each) => each !== null);
  const most = Math.max(...known, 0);
  if (known.length === 0) {
    return [];
  }
  const step = values.length < 2 ? 0 : width / (values.length - 1);
  const y = (value: number): number => (most === 0 ? height - 1 : height - 1 - (value / most) * (height - 2));
  const lines: string[] = [];
  let line: string[] = [];
  const finish = (): void => {
    if (line.length === 1) {
      line.push(`${round(Number(line[0]?.split(',')[0]) + 1)},${line[0]?.split(',')[1] ?? ''}`);
    }
    if (line.length > 0) {
      lines.push(line.join(' '));
    }
    line = [];
  };
  values.forEach((value, i) => {
    if (value === null) {
      finish();
    } else {
      line.push(`${round(i * step)},${round(y(value))}`);
    }
  });
  finish();
  return lines;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Values at every step between two times; null where there is none. */
export function spread(times: readonly number[], values: readonly (number | null)[], from: number, to: number, step: number): readonly (number | null)[] {
  const slots = Math.max(1, Math.round((to - from) / step));
  const all: (number | null)[] = new Array<number | null>(slots).fill(null);
  times.forEach((time, i) => {
    const slot = Math.round((time - from) / step);
    if (slot >= 0 && slot < slots) {
      all[slot] = values[i] ?? null;
    }
  });
  return all;
}
