/** What a page is about: a wrapper, or one of its operations by its own name. */
export interface Scope {
  readonly wrapper: string;
  readonly operation?: string;
}

/** As the API and events name it: `routellm`, `routellm.complete`. */
export function nameOf(scope: Scope): string {
  return scope.operation === undefined ? scope.wrapper : `${scope.wrapper}.${scope.operation}`;
}

/** As query parameters of charts. */
export function queryOfScope(scope: Scope): { wrapper: string; operation?: string } {
  return scope.operation === undefined ? { wrapper: scope.wrapper } : { wrapper: scope.wrapper, operation: scope.operation };
}

/** As query parameters of everything else, where an operation is named with its wrapper. */
export function queryByName(scope: Scope): { wrapper?: string; operation?: string } {
  return scope.operation === undefined ? { wrapper: scope.wrapper } : { operation: nameOf(scope) };
}

/** As matchers of labels, for alerts. */
export function matchersOf(scope: Scope): string {
  const labels = [['opvitals_wrapper', scope.wrapper], ...(scope.operation === undefined ? [] : [['opvitals_operation', scope.operation]])];
  return labels.map(([name, value]) => `${name}=${JSON.stringify(value)}`).join(',');
}

/** Whether labels are of this scope, or of what is below it. */
export function hasLabels(labels: Readonly<Record<string, string>>, scope: Scope): boolean {
  return labels['opvitals_wrapper'] === scope.wrapper && (scope.operation === undefined || labels['opvitals_operation'] === scope.operation);
}

/** A series of this scope, as PromQL selects it. */
export function selectorOf(series: string, scope: Scope): string {
  return `${series}{${matchersOf(scope)}}`;
}

/** Whether something that is named after a wrapper, an operation, or both is about this scope, or about what is below it. */
export function isAbout(name: string, scope: Scope): boolean {
  const own = nameOf(scope);
  return name === own || (scope.operation === undefined && name.startsWith(`${own}.`));
}
