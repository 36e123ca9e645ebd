import type { Outcomes } from '../api-types.js';
import { idOf, type Traits } from './catalogue.js';

export const MINUTE = 60_000;
export const HOUR = 3_600_000;
export const DAY = 86_400_000;

/** What goes wrong, for a while. Times are before now, so that the last one is always going on. */
export interface Incident {
  readonly id: string;
  readonly startedAgo: number;
  readonly lasted: number;
  readonly slowdown: number;
  readonly errors: number;
  readonly fallbacks: number;
  readonly rejections: number;
  readonly timeouts: number;
}

const CALM = { slowdown: 1, errors: 0, fallbacks: 0, rejections: 0, timeouts: 0 };

export const INCIDENTS: readonly Incident[] = [
  { ...CALM, id: 'payments.charge', startedAgo: 5 * DAY + 3 * HOUR, lasted: 75 * MINUTE, slowdown: 1.4, errors: 0.31, rejections: 0.36 },
  { ...CALM, id: 'inventory.reserve', startedAgo: 3 * DAY, lasted: 4 * HOUR, slowdown: 2.6, errors: 0.08 },
  { ...CALM, id: 'search.query', startedAgo: 2 * DAY + 5 * HOUR, lasted: 50 * MINUTE, slowdown: 3.2, timeouts: 0.08, fallbacks: 0.05 },
  { ...CALM, id: 'mail.send', startedAgo: 20 * HOUR, lasted: 25 * MINUTE, rejections: 0.08 },
  { ...CALM, id: 'shipping.quote', startedAgo: 7 * HOUR, lasted: 34 * MINUTE, slowdown: 1.9, fallbacks: 0.22, timeouts: 0.06 },
  { ...CALM, id: 'routellm.complete', startedAgo: 38 * MINUTE, lasted: DAY, slowdown: 1.9, fallbacks: 0.72, timeouts: 0.03 },
];

/** While the application did not run: nothing was measured, and charts have a gap. It has run since. */
export const OUTAGE = { startedAgo: 4 * DAY + 9 * HOUR, lasted: 40 * MINUTE };

/** How long the JVM has run. */
export const UPTIME = OUTAGE.startedAgo - OUTAGE.lasted;

/** An operation at one moment. */
export interface Moment {
  readonly traits: Traits;
  /** Calls per second, by how they ended. */
  readonly rates: Outcomes;
  readonly rate: number;
  readonly median: number;
  readonly spread: number;
}

/** The same number from 0 to 1 for the same two, whenever it is asked. */
export function noise(seed: string, at: number): number {
  let mixed = at | 0;
  for (let i = 0; i < seed.length; i++) {
    mixed = Math.imul(mixed ^ seed.charCodeAt(i), 0x01000193);
  }
  mixed ^= mixed >>> 15;
  mixed = Math.imul(mixed, 0x2c1b3c6d);
  mixed ^= mixed >>> 12;
  return ((mixed >>> 0) % 100_000) / 100_000;
}

export function isOut(at: number, now: number): boolean {
  const ago = now - at;
  return ago <= OUTAGE.startedAgo && ago > OUTAGE.startedAgo - OUTAGE.lasted;
}

export function incidentOf(id: string, at: number, now: number): Incident | undefined {
  const ago = now - at;
  return INCIDENTS.find((each) => each.id === id && ago <= each.startedAgo && ago > each.startedAgo - each.lasted);
}

/** People sleep, and order less at weekends. */
function bustle(at: number, nightDip: number): number {
  const date = new Date(at);
  const hour = date.getHours() + date.getMinutes() / 60;
  const day = 0.5 - 0.5 * Math.cos(((hour - 3) / 24) * 2 * Math.PI);
  const isWeekend = date.getDay() === 0 || date.getDay() === 6;
  return (1 - nightDip * (1 - day)) * (isWeekend ? 0.8 : 1);
}

/** How an operation was at a moment; the same whenever it is asked. */
export function momentOf(traits: Traits, at: number, now: number): Moment {
  const id = idOf(traits);
  const incident = incidentOf(id, at, now) ?? { ...CALM };
  const slot = Math.floor(at / 10_000);
  const wobble = 0.94 + 0.12 * noise(id, slot);
  const rate = traits.peakRate * bustle(at, traits.nightDip) * wobble;
  const jitter = 0.6 + 0.8 * noise(`${id}!`, slot);
  const share = {
    error: Math.min(0.9, traits.errors * jitter + incident.errors * wobble),
    fallback: Math.min(0.9, traits.fallbacks * jitter + incident.fallbacks * wobble),
    rejected: Math.min(0.9, incident.rejections * wobble),
    timeout: Math.min(0.9, traits.timeouts * jitter + incident.timeouts * wobble),
    cancelled: 0.0005,
  };
  const failed = share.error + share.fallback + share.rejected + share.timeout + share.cancelled;
  return {
    traits,
    rate,
    rates: {
      success: rate * Math.max(0, 1 - failed),
      fallback: rate * share.fallback,
      error: rate * share.error,
      rejected: rate * share.rejected,
      timeout: rate * share.timeout,
      cancelled: rate * share.cancelled,
    },
    median: traits.median * incident.slowdown * (0.95 + 0.1 * noise(`${id}~`, slot)),
    spread: traits.spread,
  };
}

/** How large a share of calls took at most so long. */
function below(moment: Moment, seconds: number): number {
  return seconds <= 0 ? 0 : normal(Math.log(seconds / moment.median) / moment.spread);
}

/** The normal distribution's sum up to z (Abramowitz and Stegun, 26.2.17). */
function normal(z: number): number {
  const t = 1 / (1 + 0.231_641_9 * Math.abs(z));
  const tail =
    0.398_942_3 *
    Math.exp((-z * z) / 2) *
    t *
    (0.319_381_5 + t * (-0.356_563_8 + t * (1.781_478 + t * (-1.821_256 + t * 1.330_274))));
  return z < 0 ? tail : 1 - tail;
}

const MOST_MIXED = 24;

/** How many standard deviations from the middle a percentile is. */
const DEVIATIONS: Readonly<Record<number, number>> = { 0.5: 0, 0.6: 0.2533, 0.9: 1.2816, 0.95: 1.6449, 0.99: 2.3263, 0.9995: 3.2905 };

/** A percentile over all calls of some operations together; null without a call. */
export function percentile(moments: readonly Moment[], share: number): number | null {
  const mixed = moments.filter((each) => each.rate > 0).slice(0, MOST_MIXED);
  const total = mixed.reduce((sum, each) => sum + each.rate, 0);
  if (total === 0) {
    return null;
  }
  const deviations = DEVIATIONS[share];
  const [only] = mixed;
  if (mixed.length === 1 && only !== undefined && deviations !== undefined) {
    return only.median * Math.exp(only.spread * deviations);
  }
  let low = 1e-5;
  let high = 120;
  for (let i = 0; i < 26; i++) {
    const middle = Math.sqrt(low * high);
    const part = mixed.reduce((sum, each) => sum + each.rate * below(each, middle), 0) / total;
    if (part < share) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return Math.sqrt(low * high);
}

/** How many calls a second took longer than the first and at most as long as the second. */
export function between(moments: readonly Moment[], from: number, to: number): number {
  return moments.slice(0, MOST_MIXED).reduce((sum, each) => sum + each.rate * (below(each, to) - below(each, from)), 0);
}
