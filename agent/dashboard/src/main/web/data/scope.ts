import type { Params } from './range.js';

/** Whose numbers are shown: those of the JVM that serves the page, of all instances of the fleet, or of some. */
export type Scope = { readonly kind: 'here' } | { readonly kind: 'fleet'; readonly instances: readonly string[] };

/** What of the page's address says it: `?instance=*`, `?instance=a:9466,b:9466`; this JVM without. */
export const SCOPE_PARAM = 'instance';

const ALL = '*';

export const HERE: Scope = { kind: 'here' };

export function scopeOf(params: Params): Scope {
  const text = params[SCOPE_PARAM] ?? '';
  if (text === '') {
    return HERE;
  }
  const instances = text === ALL ? [] : text.split(',').filter((each) => each !== '');
  return { kind: 'fleet', instances: [...new Set(instances)].sort() };
}

/** The same for the address; '' takes it away. */
export function scopeText(scope: Scope): string {
  if (scope.kind === 'here') {
    return '';
  }
  return scope.instances.length === 0 ? ALL : scope.instances.join(',');
}

/** In words. */
export function scopeName(scope: Scope): string {
  if (scope.kind === 'here') {
    return 'This JVM';
  }
  const [first, ...others] = scope.instances;
  return first === undefined ? 'Fleet' : others.length === 0 ? first : `${scope.instances.length} instances`;
}
