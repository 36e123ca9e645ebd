/** A text that fits what was typed: how well, and which of its letters were typed. */
export interface Fit {
  readonly score: number;
  readonly at: readonly number[];
}

const START = 8;
const WORD = 6;
const NEXT = 4;
const LETTER = 1;
const GAP = 0.1;

/**
 * Whether all letters of what was typed stand in a text, in their order; better where they begin words or follow each
 * other. Undefined where they do not. Several words may come in any order: `complete route` finds `routellm.complete`.
 */
export function fit(typed: string, text: string): Fit | undefined {
  const words = typed.toLowerCase().split(/\s+/).filter((each) => each !== '');
  let score = 0;
  const at = new Set<number>();
  for (const word of words) {
    const found = best(word, text);
    if (found === undefined) {
      return undefined;
    }
    score += found.score;
    found.at.forEach((each) => at.add(each));
  }
  return { score, at: [...at].sort((a, b) => a - b) };
}

/** The best of the fits that begin at each place where the first letter stands. */
function best(word: string, text: string): Fit | undefined {
  const lower = text.toLowerCase();
  let found: Fit | undefined;
  for (let from = lower.indexOf(word.charAt(0)); from >= 0; from = lower.indexOf(word.charAt(0), from + 1)) {
    const one = fitFrom(word, text, lower, from);
    if (one === undefined) {
      break;
    }
    if (found === undefined || one.score > found.score) {
      found = one;
    }
  }
  return found;
}

function fitFrom(word: string, text: string, lower: string, from: number): Fit | undefined {
  const at: number[] = [];
  let score = 0;
  let next = from;
  for (const letter of word) {
    const place = lower.indexOf(letter, next);
    if (place < 0) {
      return undefined;
    }
    score += worth(text, place, at.at(-1)) - GAP * (place - next);
    at.push(place);
    next = place + 1;
  }
  return { score: score - text.length * 0.01, at };
}

function worth(text: string, place: number, before: number | undefined): number {
  if (place === 0) {
    return START;
  }
  if (before === place - 1) {
    return NEXT;
  }
  return startsWord(text, place) ? WORD : LETTER;
}

function startsWord(text: string, place: number): boolean {
  const before = text.charAt(place - 1);
  const here = text.charAt(place);
  return !/[a-z0-9]/i.test(before) || (/[a-z]/.test(before) && /[A-Z]/.test(here));
}

/** The best first; equal ones as they were given. All of them, as they were given, where nothing was typed. */
export function ranked<T>(typed: string, all: readonly T[], text: (each: T) => string, most: number): readonly { readonly item: T; readonly fit: Fit }[] {
  const found: { item: T; fit: Fit; index: number }[] = [];
  all.forEach((item, index) => {
    const one = fit(typed, text(item));
    if (one !== undefined) {
      found.push({ item, fit: one, index });
    }
  });
  if (typed.trim() !== '') {
    found.sort((a, b) => b.fit.score - a.fit.score || a.index - b.index);
  }
  return found.slice(0, most);
}
