import type { Outcomes } from './api-types.js';
import { count, share } from './format.js';

export const OUTCOMES = ['success', 'fallback', 'error', 'rejected', 'timeout', 'cancelled'] as const;

export type Outcome = (typeof OUTCOMES)[number];

/** A part of a whole: where it begins and how much it is, from 0 to 1. */
export interface Part {
  readonly outcome: Outcome;
  readonly from: number;
  readonly share: number;
}

/** What is above 0 takes so much of a ring or bar at least, so that it is seen. */
const LEAST = 0.012;

/** How calls ended, as parts of a whole; empty without calls. */
export function partsOf(outcomes: Outcomes): readonly Part[] {
  const total = OUTCOMES.reduce((sum, each) => sum + outcomes[each], 0);
  const sizes = OUTCOMES.map((each) => (outcomes[each] === 0 ? 0 : Math.max(LEAST, outcomes[each] / total)));
  const all = sizes.reduce((sum, each) => sum + each, 0);
  let from = 0;
  const parts: Part[] = [];
  OUTCOMES.forEach((outcome, i) => {
    const size = (sizes[i] ?? 0) / all;
    if (size > 0) {
      parts.push({ outcome, from, share: size });
      from += size;
    }
  });
  return parts;
}

/** The same in words: `1,377 success (94 %), 67 fallback (4.6 %)`. */
export function inWords(outcomes: Outcomes): string {
  const total = OUTCOMES.reduce((sum, each) => sum + outcomes[each], 0);
  if (total === 0) {
    return 'no calls';
  }
  return OUTCOMES.filter((each) => outcomes[each] > 0)
    .map((each) => `${count(outcomes[each])} ${each} (${share(outcomes[each] / total)})`)
    .join(', ');
}
