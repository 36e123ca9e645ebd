import type { Factor } from '../api-types.js';

/** One line of a score's arithmetic. */
export interface ScoreStep {
  readonly name: string;
  /** The numbers behind it; empty for none. */
  readonly evidence: string;
  /** What is multiplied by; of the first line, the success rate itself. */
  readonly multiplier: number;
  /** What it takes away from the score, from 0 to 1. */
  readonly takes: number;
  /** The score up to here. */
  readonly after: number;
}

/** The score as a sum: it begins with the success rate, and each factor takes its part of what is left. */
export function scoreSteps(successRate: number, factors: readonly Factor[]): readonly ScoreStep[] {
  let left = successRate;
  const steps: ScoreStep[] = [{ name: 'success rate', evidence: '', multiplier: successRate, takes: 1 - successRate, after: successRate }];
  for (const each of factors) {
    const after = left * each.multiplier;
    steps.push({ name: each.name, evidence: each.evidence, multiplier: each.multiplier, takes: left - after, after });
    left = after;
  }
  return steps;
}

/** What takes most from the score, in words; undefined where nothing takes a hundredth. */
export function mainReason(steps: readonly ScoreStep[]): string | undefined {
  const worst = [...steps].sort((a, b) => b.takes - a.takes)[0];
  if (worst === undefined || worst.takes < 0.01) {
    return undefined;
  }
  return worst.evidence === '' ? worst.name : `${worst.name} (${worst.evidence})`;
}
