import { asProblem, type ApiProblem } from './problem.js';

/** What is known of something that is read from the agent: one of four states, each of which a page draws. */
export type Loaded<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly value: T; readonly at: number; readonly isOld: boolean }
  | { readonly kind: 'failed'; readonly problem: ApiProblem }
  | { readonly kind: 'forbidden'; readonly problem: ApiProblem };

export const LOADING: Loaded<never> = { kind: 'loading' };

export function ready<T>(value: T, at: number): Loaded<T> {
  return { kind: 'ready', value, at, isOld: false };
}

/**
 * A failure; what was read before stays, marked as old: last values are worth more than an empty page. Not of what is gone.
 */
export function failed<T>(before: Loaded<T>, thrown: unknown): Loaded<T> {
  const problem = asProblem(thrown);
  if (problem.isForbidden) {
    return { kind: 'forbidden', problem };
  }
  return before.kind === 'ready' && problem.status !== 404 ? { ...before, isOld: true } : { kind: 'failed', problem };
}

export function old<T>(before: Loaded<T>): Loaded<T> {
  return before.kind === 'ready' && !before.isOld ? { ...before, isOld: true } : before;
}

export function valueOf<T>(loaded: Loaded<T>): T | undefined {
  return loaded.kind === 'ready' ? loaded.value : undefined;
}
