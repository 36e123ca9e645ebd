import type { Event as AgentEvent } from '../../data/api-types.js';
import { messageOf } from '../../data/occurred.js';
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
      return text === '' ? [] : [{ at, text, detail: messageOf(event), colour: colourOf(event) }];
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

/** Of the small type that marks are written in, with room between two of them. */
const CHARACTER_PIXELS = 6.5;
const BETWEEN_PIXELS = 8;

function widthOf(mark: Mark): number {
  return mark.text.length * CHARACTER_PIXELS;
}

/** Marks whose texts would overlap become one: the worst of them, and how many others there are. Texts stand centred. */
export function grouped(marks: readonly Mark[], perPixelMs: number): readonly Mark[] {
  const groups: Mark[][] = [];
  for (const mark of marks) {
    let group: Mark[] = [mark];
    // A group's text is longer than its marks': it may reach back over the one before.
    for (let before = groups.at(-1); before !== undefined && overlap(before, group, perPixelMs); before = groups.at(-1)) {
      groups.pop();
      group = [...before, ...group];
    }
    groups.push(group);
  }
  return groups.map(asOne);
}

function overlap(before: readonly Mark[], after: readonly Mark[], perPixelMs: number): boolean {
  const [a, b] = [asOne(before), asOne(after)];
  return b.at - a.at < ((widthOf(a) + widthOf(b)) / 2 + BETWEEN_PIXELS) * perPixelMs;
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
