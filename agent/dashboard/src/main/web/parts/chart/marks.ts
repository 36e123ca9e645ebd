import type { Event as AgentEvent } from '../../data/api-types.js';
import type { Mark } from './model.js';

/** Which kinds of events are drawn, and how they are called in a word or two. */
const SHORT: Readonly<Record<string, (event: AgentEvent) => string>> = {
  'health.changed': (event) => event.attributes['to'] ?? 'health',
  'breaker.changed': (event) => `breaker ${(event.attributes['to'] ?? '').replace('_', ' ')}`.trim(),
  'configuration.changed': () => 'configuration',
  'check.changed': (event) => (event.attributes['to'] === 'unhealthy' ? `check ${event.scope}` : ''),
  'call.stuck': () => 'stuck',
  'alert.changed': (event) => (event.attributes['to'] === 'firing' ? 'alert' : ''),
  'exception.new': () => 'new exception',
};

const STATUS_COLOURS: Readonly<Record<string, string>> = {
  healthy: 'healthy',
  degraded: 'degraded',
  unhealthy: 'unhealthy',
  firing: 'unhealthy',
  open: 'unhealthy',
  closed: 'healthy',
  half_open: 'degraded',
};

/** Whose events a chart shows: an operation's are those of it, of its wrapper, and of the whole; the whole's are not all of its operations'. */
export interface Scope {
  readonly wrapper?: string;
  readonly operation?: string;
}

export function marksOf(events: readonly AgentEvent[], scope: Scope, from: number, to: number): readonly Mark[] {
  return events
    .flatMap((event) => {
      const at = Date.parse(event.time);
      const text = at >= from && at <= to && isOf(event, scope) ? (SHORT[event.kind]?.(event) ?? '') : '';
      return text === '' ? [] : [{ at, text, detail: event.message, colour: colourOf(event) }];
    })
    .sort((a, b) => a.at - b.at);
}

function colourOf(event: AgentEvent): string {
  return STATUS_COLOURS[event.attributes['to'] ?? ''] ?? 'text-soft';
}

function isOf(event: AgentEvent, scope: Scope): boolean {
  if (isOfWhole(event)) {
    return true;
  }
  if (scope.wrapper === undefined) {
    return event.kind !== 'exception.new' && !(event.kind === 'health.changed' && event.scope.includes('.'));
  }
  const operation = scope.operation === undefined ? undefined : `${scope.wrapper}.${scope.operation}`;
  return event.scope === scope.wrapper || (operation === undefined ? event.scope.startsWith(`${scope.wrapper}.`) : event.scope === operation);
}

function isOfWhole(event: AgentEvent): boolean {
  return event.scope === 'system' || event.kind === 'configuration.changed';
}

/** Marks that would stand closer than so many ms become one: the worst of them, and how many others there are. */
export function grouped(marks: readonly Mark[], closerThanMs: number): readonly Mark[] {
  const groups: Mark[][] = [];
  for (const mark of marks) {
    const group = groups.at(-1);
    const first = group?.[0];
    if (group !== undefined && first !== undefined && mark.at - first.at < closerThanMs) {
      group.push(mark);
    } else {
      groups.push([mark]);
    }
  }
  return groups.map(asOne);
}

function asOne(group: readonly Mark[]): Mark {
  const first = group[0] as Mark;
  if (group.length === 1) {
    return first;
  }
  const worst = ['unhealthy', 'degraded'].flatMap((colour) => group.find((mark) => mark.colour === colour) ?? [])[0] ?? first;
  return {
    at: first.at,
    text: `${worst.text} +${group.length - 1}`,
    detail: group.map((each) => each.detail).join('\n'),
    colour: worst.colour,
  };
}
