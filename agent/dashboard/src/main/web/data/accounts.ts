import type { Token, User } from './api-types.js';

export const ROLES: readonly User['role'][] = ['viewer', 'operator', 'admin'];

export function isRole(text: string): text is User['role'] {
  return ROLES.some((each) => each === text);
}

/** Why a user's role cannot be changed, nor the user removed; empty where both can. */
export function whyStays(user: User, users: readonly User[], me: string | null): string {
  if (user.origin === 'configuration') {
    return 'It comes from the configuration, and is changed there.';
  }
  const admins = users.filter((each) => each.role === 'admin');
  if (user.role === 'admin' && admins.length === 1) {
    return 'It is the last admin; without one nobody could add another.';
  }
  return user.name === me ? 'It is you; another admin can change it.' : '';
}

export type Scope = Token['scopes'][number];

/** What tokens are good for, in words. */
export const SCOPES: readonly (readonly [Scope, string])[] = [
  ['metrics', 'Scrape /metrics'],
  ['health', 'Ask /health and the probes'],
  ['read', 'Read as a viewer'],
  ['operate', 'Handle alerts, as an operator'],
  ['admin', 'Everything, as an admin'],
];

/** Days from a form: undefined for ever, NaN for what is none. */
export function daysOf(text: string): number | undefined {
  const trimmed = text.trim();
  if (trimmed === '') {
    return undefined;
  }
  const days = Number(trimmed);
  return Number.isInteger(days) && days >= 1 && days <= 3_650 ? days : NaN;
}

/** Whether a token is no longer good, or will not be within two weeks. */
export function expiry(token: Token, now: number): 'never' | 'later' | 'soon' | 'over' {
  if (token.expires === null) {
    return 'never';
  }
  const left = new Date(token.expires).getTime() - now;
  return left <= 0 ? 'over' : left < 14 * 86_400_000 ? 'soon' : 'later';
}
