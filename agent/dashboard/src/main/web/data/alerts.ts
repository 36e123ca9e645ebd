import type { Alert, AlertRecord } from './api-types.js';
import { matches, parseMatchers, type Labels } from './matchers.js';

export type AlertState = Alert['state'];

export const STATES: readonly AlertState[] = ['firing', 'pending', 'resolved'];

/** What a reader wants to see; empty texts for everything. */
export interface AlertFilter {
  readonly state: string;
  readonly severity: string;
  /** Matchers, or some words of the name, the summary or the labels. */
  readonly text: string;
}

export function filtered(alerts: readonly Alert[], filter: AlertFilter): readonly Alert[] {
  const fits = textFilter(filter.text);
  return alerts.filter(
    (each) =>
      (filter.state === '' || each.state === filter.state) &&
      (filter.severity === '' || each.severity === filter.severity) &&
      fits(each.labels, `${each.name} ${each.annotations['summary'] ?? ''}`),
  );
}

/** Reads what somebody typed: matchers where it is some, else words that all must be in it. */
export function textFilter(text: string): (labels: Labels, beside: string) => boolean {
  if (/[=~]/.test(text)) {
    const matchers = parseMatchers(text);
    return (labels) => matchers !== undefined && matches(matchers, labels);
  }
  const words = text.toLowerCase().split(/\s+/).filter((each) => each !== '');
  return (labels, beside) => {
    const all = `${beside} ${Object.values(labels).join(' ')}`.toLowerCase();
    return words.every((each) => all.includes(each));
  };
}

/** Whether it looks like matchers and is none. */
export function isWrongMatcher(text: string): boolean {
  return /[=~]/.test(text) && parseMatchers(text) === undefined;
}

const SEVERITY_ORDER: readonly string[] = ['critical', 'warning', 'info'];

/** The severities that there are, what matters most first. */
export function severities(all: readonly string[]): readonly string[] {
  const rank = (each: string): number => (SEVERITY_ORDER.indexOf(each) + SEVERITY_ORDER.length + 1) % (SEVERITY_ORDER.length + 1);
  return [...new Set([...SEVERITY_ORDER, ...all])].filter((each) => each !== '').sort((a, b) => rank(a) - rank(b) || a.localeCompare(b));
}

/** Since when it is in its state. */
export function since(alert: Alert): string {
  switch (alert.state) {
    case 'pending':
      return alert.activeAt;
    case 'firing':
      return alert.firedAt ?? alert.activeAt;
    case 'resolved':
      return alert.resolvedAt ?? alert.activeAt;
  }
}

/** What labels say it is about: an operation, a wrapper, or neither. */
export function subjectOf(labels: Labels): { readonly wrapper: string; readonly operation: string } {
  return { wrapper: labels['opvitals_wrapper'] ?? '', operation: labels['opvitals_operation'] ?? '' };
}

const TOLD_ELSEWHERE = new Set(['alertname', 'severity', 'opvitals_wrapper', 'opvitals_operation', 'opvitals_health_scope']);

/** Labels that neither its name, its severity nor what it is about says already. */
export function otherLabels(labels: Labels): readonly (readonly [string, string])[] {
  return Object.entries(labels).filter(([name]) => !TOLD_ELSEWHERE.has(name));
}

/** One time that an alert was wrong, from its records. */
export interface Episode {
  readonly key: string;
  readonly alert: string;
  readonly name: string;
  readonly labels: Labels;
  readonly text: string;
  /** When it began to fire; undefined where that is earlier than what was read. */
  readonly firedAt: string | undefined;
  /** When it was over; undefined while it fires. */
  readonly resolvedAt: string | undefined;
  readonly value: number | null;
  /** Who took it in hand, in order. */
  readonly taken: readonly { readonly by: string; readonly at: string }[];
}

interface Building {
  alert: string;
  name: string;
  labels: Labels;
  text: string;
  firedAt: string | undefined;
  resolvedAt: string | undefined;
  value: number | null;
  taken: { by: string; at: string }[];
}

/** Makes of what happened when each alert fired and for how long; the latest first. Pending ones that never fired are left out. */
export function episodes(records: readonly AlertRecord[]): readonly Episode[] {
  const open = new Map<string, Building>();
  const all: Building[] = [];
  const inOrder = [...records].reverse();
  const begun = (each: AlertRecord): Building => {
    const made: Building = { alert: each.alert, name: each.name, labels: each.labels, text: '', firedAt: undefined, resolvedAt: undefined, value: each.value, taken: [] };
    open.set(each.alert, made);
    all.push(made);
    return made;
  };
  for (const each of inOrder) {
    const known = open.get(each.alert);
    switch (each.what) {
      case 'firing': {
        const made = known ?? begun(each);
        made.firedAt = each.time;
        made.text = each.text;
        made.value = each.value;
        break;
      }
      case 'resolved': {
        const ended = known ?? begun(each);
        ended.resolvedAt = each.time;
        ended.text = ended.text === '' ? each.text : ended.text;
        open.delete(each.alert);
        break;
      }
      case 'acknowledged':
        (known ?? begun(each)).taken.push({ by: each.text, at: each.time });
        break;
      case 'inactive':
        if (known !== undefined) {
          open.delete(each.alert);
          all.splice(all.indexOf(known), 1);
        }
        break;
      default:
        break;
    }
  }
  return all
    .map((each) => ({ ...each, key: `${each.alert} ${latest(each)}` }))
    .sort((a, b) => latest(b).localeCompare(latest(a)));
}

function latest(each: Building | Episode): string {
  return each.firedAt ?? each.resolvedAt ?? each.taken[0]?.at ?? '';
}

/** How long it fired, in seconds; undefined where its beginning is not known. */
export function lasted(episode: Episode, now: number): number | undefined {
  if (episode.firedAt === undefined) {
    return undefined;
  }
  const end = episode.resolvedAt === undefined ? now : Date.parse(episode.resolvedAt);
  return (end - Date.parse(episode.firedAt)) / 1_000;
}

/** A table as CSV (RFC 4180). A text that a spreadsheet would run as a formula is marked as a text. */
export function csv(rows: readonly (readonly (string | number | null | undefined)[])[]): string {
  return rows.map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';
}

function cell(value: string | number | null | undefined): string {
  if (value === null || value === undefined) {
    return '';
  }
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What its rule says of an alert in a sentence, or something else where it says nothing. */
export function summaryOf(alert: Pick<Alert, 'annotations'>, otherwise: string): string {
  const summary = alert.annotations['summary']?.trim() ?? '';
  return summary === '' ? otherwise : summary;
}

/** The text of a link to an alert: its sentence, or its name. */
export function saying(alert: Pick<Alert, 'annotations' | 'name'>): string {
  return summaryOf(alert, alert.name);
}
