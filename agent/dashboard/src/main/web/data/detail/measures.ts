import type { MeasureState } from '../api-types.js';
import { share } from '../format.js';

/** Which of the measures are shown. */
export interface MeasureFilter {
  /** Part of an operation or a measure; '' for all. */
  readonly text: string;
  /** '' for all. */
  readonly kind: string;
  readonly onlyDrifting: boolean;
}

export function keyOf(measure: MeasureState): string {
  return `${operationOf(measure)}:${measure.name}`;
}

export function operationOf(measure: MeasureState): string {
  return `${measure.wrapper}.${measure.operation}`;
}

export function filtered(all: readonly MeasureState[], filter: MeasureFilter): readonly MeasureState[] {
  const text = filter.text.trim().toLowerCase();
  return all.filter(
    (each) =>
      (text === '' || keyOf(each).toLowerCase().includes(text)) &&
      (filter.kind === '' || each.kind === filter.kind) &&
      (!filter.onlyDrifting || each.drift.drifting),
  );
}

/** `12 % more`, `3.1 % less`; with what it means where the measure's kind says so. */
export function changeText(measure: MeasureState): string {
  const { change, worse } = measure;
  if (change === null) {
    return '–';
  }
  if (Math.abs(change) < 0.0005) {
    return 'the same';
  }
  const way = change > 0 ? 'more' : 'less';
  const meaning = worse === null || Math.abs(worse) < 0.0005 ? '' : worse > 0 ? ', worse' : ', better';
  return `${share(Math.abs(change))} ${way}${meaning}`;
}
