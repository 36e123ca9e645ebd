/** What a chart shows, before anything is drawn. Times are in ms since 1970, and are where intervals begin. */

/** A line or an area. All of a model's have its times, unless they bring their own. */
export interface Line {
  /** Of the answer, for example an outcome. */
  readonly name: string;
  /** In words, as the legend has it. */
  readonly label: string;
  /** null where nothing is known. */
  readonly values: readonly (number | null)[];
  readonly times?: readonly number[];
  /** Of the times that it brings: what is older is known less finely. */
  readonly stepMs?: number;
  /** A token's name: theme/tokens.css. */
  readonly colour: string;
  readonly kind: 'area' | 'line' | 'dashed' | 'bar';
  /** 0 for the left axis, 1 for the right one. */
  readonly axis: 0 | 1;
  /** Whether it is drawn before the reader says so. */
  readonly isHidden?: boolean;
}

/** What is usual: between two lines. */
export interface Band {
  readonly name: string;
  readonly label: string;
  readonly times: readonly number[];
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
  readonly axis: 0 | 1;
}

/** Something that happened. */
export interface Mark {
  readonly at: number;
  /** A word or two, drawn beside the line. */
  readonly text: string;
  /** What happened, in a sentence. */
  readonly detail: string;
  /** A token's name. */
  readonly colour: string;
}

/** A value that matters, drawn as a line across. */
export interface Threshold {
  readonly value: number;
  readonly text: string;
  readonly axis?: 0 | 1;
}

export interface Model {
  readonly from: number;
  readonly to: number;
  readonly stepMs: number;
  readonly times: readonly number[];
  /** As the API names them: of the left axis, and of the right one where there is one. */
  readonly units: readonly [string] | readonly [string, string];
  readonly lines: readonly Line[];
  readonly bands: readonly Band[];
  readonly marks: readonly Mark[];
  readonly thresholds: readonly Threshold[];
  /** Where the interval that is not over yet begins, if it is drawn. */
  readonly unfinished?: number;
}

export function timesOf(line: Line, model: Model): readonly number[] {
  return line.times ?? model.times;
}

export function stepOf(line: Line, model: Model): number {
  return line.stepMs ?? model.stepMs;
}

export function unitOf(line: { readonly axis: 0 | 1 }, model: Model): string {
  return (line.axis === 1 ? model.units[1] : undefined) ?? model.units[0];
}

/** The index of the interval that a moment is in; -1 where it is in none. Times ascend, not always without gaps. */
export function intervalAt(times: readonly number[], stepMs: number, at: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? Infinity) <= at) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  const begin = times[low - 1];
  return begin !== undefined && at < begin + stepMs ? low - 1 : -1;
}

/** Whether there is any value at all. */
export function isEmpty(model: Model): boolean {
  return !model.lines.some((each) => each.values.some((value) => value !== null));
}

export interface Summary {
  readonly label: string;
  readonly unit: string;
  readonly latest: number | null;
  readonly lowest: number | null;
  readonly highest: number | null;
  readonly mean: number | null;
}

/** What there is to say of each line in a few numbers: for who cannot see it. */
export function summaries(model: Model): readonly Summary[] {
  return model.lines.map((line) => {
    const known = line.values.filter((each): each is number => each !== null);
    const some = known.length > 0;
    return {
      label: line.label,
      unit: unitOf(line, model),
      latest: known.at(-1) ?? null,
      lowest: some ? known.reduce((a, b) => Math.min(a, b)) : null,
      highest: some ? known.reduce((a, b) => Math.max(a, b)) : null,
      mean: some ? known.reduce((a, b) => a + b, 0) / known.length : null,
    };
  });
}
