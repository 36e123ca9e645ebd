import { plural, score as scoreText, share } from './format.js';

export type StatusWord = 'healthy' | 'degraded' | 'unhealthy' | 'unknown';

/** What is judged: the system, a wrapper or an operation. */
export interface Judged {
  readonly status: StatusWord;
  readonly since: string | null;
  readonly score: number | null;
  readonly arithmetic: string;
  readonly successRate: number | null;
}

const BADNESS: Readonly<Record<StatusWord, number>> = { unhealthy: 0, degraded: 1, unknown: 2, healthy: 3 };

/** The worst first: by status, then by score, then by name. */
export function worstFirst<T extends Judged>(all: readonly T[], name: (each: T) => string): readonly T[] {
  return [...all].sort(
    (a, b) =>
      BADNESS[a.status] - BADNESS[b.status] ||
      (a.score ?? 2) - (b.score ?? 2) ||
      name(a).localeCompare(name(b), undefined, { numeric: true }),
  );
}

/** How bad a status is, the worst first; for sorting. */
export function badness(status: StatusWord): number {
  return BADNESS[status];
}

/** One thing that lowers a score: `recent errors`, times 0.7, because of `7 in the last minute`. */
export interface Lowering {
  readonly name: string;
  readonly multiplier: number;
  readonly evidence: string;
}

/**
 * Reads what lowers a score from its arithmetic, `0.67 = 0.96 success rate x 0.7 recent errors (7 in the last minute)`.
 * What does not look like that lowers nothing.
 */
export function lowerings(arithmetic: string): readonly Lowering[] {
  return [...arithmetic.matchAll(/ x ([0-9.]+) ([^(]+) \(([^)]*)\)/g)].map((match) => ({
    multiplier: Number(match[1]),
    name: match[2] ?? '',
    evidence: match[3] ?? '',
  }));
}

/** Why something has the score it has, in a sentence without a dot at its end. */
export function because(judged: Judged): string {
  if (judged.score === null) {
    return 'too few calls to judge';
  }
  const worst = worstInstance(judged.arithmetic);
  if (worst !== undefined) {
    return `score ${scoreText(judged.score)}, ${worst}; ${share(judged.successRate)} of the calls of all succeeded`;
  }
  const succeeded = `${share(judged.successRate)} of its calls succeeded`;
  const factors = lowerings(judged.arithmetic).map((each) => `${each.name} (${each.evidence}, × ${each.multiplier})`);
  const reasons = factors.length === 0 ? '' : `, lowered by ${joined(factors)}`;
  return `score ${scoreText(judged.score)}: ${succeeded}${reasons}`;
}

/** Whose score it is, of several instances: `that of b:1, the least healthy of 2 instances`; undefined of one JVM. */
function worstInstance(arithmetic: string): string | undefined {
  const [, which, instance] = / score of the (instance|least healthy of \d+ instances) \(([^)]*)\)$/.exec(arithmetic) ?? [];
  if (which === undefined || instance === undefined) {
    return undefined;
  }
  return which === 'instance' ? `as ${instance} says` : `that of ${instance}, the ${which}`;
}

/** Whether something is good again and its status has not followed yet: it does when that lasts. */
export function isRecovering(judged: Judged): boolean {
  const isBad = judged.status === 'degraded' || judged.status === 'unhealthy';
  return isBad && judged.score !== null && judged.score >= 0.95 && lowerings(judged.arithmetic).length === 0;
}

function joined(texts: readonly string[]): string {
  return texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1) ?? ''}`;
}

/** What the head of the page says of all wrappers: `2 of 6 wrappers need a look`. */
export function headline(system: StatusWord, wrappers: readonly Judged[]): string {
  const bad = wrappers.filter((each) => each.status === 'degraded' || each.status === 'unhealthy').length;
  const known = wrappers.filter((each) => each.status !== 'unknown').length;
  if (wrappers.length === 0) {
    return 'Nothing is monitored yet';
  }
  if (bad > 0) {
    const verb = bad === 1 ? 'needs' : 'need';
    return `${bad} of ${plural(wrappers.length, 'wrapper')} ${verb} a look`;
  }
  if (system === 'degraded' || system === 'unhealthy') {
    return 'No wrapper alone, but all calls together';
  }
  return known === 0 ? 'Too few calls to judge yet' : `All ${plural(known, 'wrapper')} with calls ${known === 1 ? 'is' : 'are'} healthy`;
}
