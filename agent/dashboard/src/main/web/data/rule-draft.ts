import type { AlertRule, RuleProblem, Writes } from './api-types.js';
import type { ApiProblem } from './problem.js';

/** A rule as somebody edits it. */
export interface RuleDraft {
  readonly name: string;
  readonly expr: string;
  readonly for: string;
  readonly keepFiringFor: string;
  readonly severity: string;
  readonly labels: readonly Pair[];
  readonly annotations: readonly Pair[];
}

export interface Pair {
  readonly name: string;
  readonly text: string;
}

export const NEW_RULE: RuleDraft = {
  name: '',
  expr: '',
  for: '1m',
  keepFiringFor: '',
  severity: 'warning',
  labels: [],
  annotations: [{ name: 'summary', text: '' }],
};

export function draftOf(rule: AlertRule): RuleDraft {
  const { severity = '', ...labels } = rule.labels;
  return {
    name: rule.name,
    expr: rule.expr,
    for: zeroless(rule.for),
    keepFiringFor: zeroless(rule.keepFiringFor),
    severity,
    labels: pairs(labels),
    annotations: pairs(rule.annotations),
  };
}

/** A saved rule of the same content under another name: two of one name would be told as one. */
export function copyOf(draft: RuleDraft, taken: ReadonlySet<string>): RuleDraft {
  let name = `${draft.name}Copy`;
  for (let i = 2; taken.has(name); i++) {
    name = `${draft.name}Copy${i}`;
  }
  return { ...draft, name };
}

function zeroless(duration: string): string {
  return duration === '0s' ? '' : duration;
}

function pairs(texts: Readonly<Record<string, string>>): readonly Pair[] {
  return Object.entries(texts).map(([name, text]) => ({ name, text }));
}

type Body = Writes['PUT /api/v1/alerts/rules/{name}']['body'];

export function bodyOf(draft: RuleDraft): Body {
  const labels = texts([{ name: 'severity', text: draft.severity.trim() }, ...draft.labels]);
  const annotations = texts(draft.annotations);
  return {
    expr: draft.expr.trim(),
    ...(draft.for.trim() === '' ? {} : { for: draft.for.trim() }),
    ...(draft.keepFiringFor.trim() === '' ? {} : { keepFiringFor: draft.keepFiringFor.trim() }),
    ...(Object.keys(labels).length === 0 ? {} : { labels }),
    ...(Object.keys(annotations).length === 0 ? {} : { annotations }),
  };
}

/** Without those that say nothing. */
function texts(all: readonly Pair[]): Record<string, string> {
  return Object.fromEntries(all.filter((each) => each.text.trim() !== '').map((each) => [each.name.trim(), each.text]));
}

export function isSame(a: RuleDraft, b: RuleDraft): boolean {
  return a.name === b.name && JSON.stringify(bodyOf(a)) === JSON.stringify(bodyOf(b));
}

/** What is wrong with a draft, by the field that it is about; `''` for the whole. */
export type Faults = ReadonlyMap<string, string>;

const FIELD = /^(expr|for|keep_firing_for|labels|annotations)(?:\.(\w+))?: /;
const UNMARKED: readonly (readonly [RegExp, string])[] = [
  [/^a rule without a name\b/, 'name'],
  [/^no expression\b/, 'expr'],
];

/** Sorts what the agent says of a rule by fields: it names the key of a rule file that each is about. */
export function faultsOf(problems: readonly RuleProblem[]): Faults {
  return joined(problems.map((each) => fieldAndText(each.message)).map(({ said, text }) => [said, text]));
}

function fieldAndText(message: string): { readonly said: string; readonly text: string } {
  const match = FIELD.exec(message);
  if (match === null) {
    return { said: UNMARKED.find(([begin]) => begin.test(message))?.[1] ?? '', text: message };
  }
  return { said: `${match[1]}${match[2] === undefined ? '' : `.${match[2]}`}`, text: message.substring(match[0].length) };
}

function joined(all: readonly (readonly [string, string])[]): Faults {
  const faults = new Map<string, string>();
  for (const [field, text] of all) {
    const before = faults.get(field);
    faults.set(field, before === undefined ? text : `${before}; ${text}`);
  }
  return faults;
}

/** The same of a request that was refused as a whole. */
export function refusedFaults(problem: ApiProblem): Faults {
  return joined(
    problem.faults.map((each) => {
      const place = each.at.replace(/^body(\.|$)/, '').replace('keepFiringFor', 'keep_firing_for');
      const { said, text } = fieldAndText(each.detail);
      return [said === '' ? place : said, text];
    }),
  );
}

/** The column that a fault of an expression names, from 1; undefined where it names none. */
export function columnOf(fault: string): number | undefined {
  const column = Number(/^column (\d+): /.exec(fault)?.[1]);
  return Number.isInteger(column) && column > 0 ? column : undefined;
}

/** The part of an expression around a column, and where in it the column is. */
export function around(expr: string, column: number, most = 60): { readonly text: string; readonly at: number } {
  const line = expr.replaceAll('\n', ' ');
  const at = Math.min(column - 1, line.length);
  const from = Math.max(0, Math.min(at - most / 2, line.length - most));
  return { text: line.substring(from, from + most), at: at - from };
}

/** The rule as Prometheus has it in a file. */
export function yamlOf(draft: RuleDraft): string {
  const body = bodyOf(draft);
  const section = (name: string, all: Readonly<Record<string, string>> | undefined): readonly string[] =>
    all === undefined ? [] : [`    ${name}:`, ...Object.entries(all).map(([key, text]) => `      ${key}: ${JSON.stringify(text)}`)];
  return [
    'groups:',
    '- name: opvitals',
    '  rules:',
    `  - alert: ${JSON.stringify(draft.name)}`,
    `    expr: ${JSON.stringify(body.expr)}`,
    ...(body.for === undefined ? [] : [`    for: ${body.for}`]),
    ...(body.keepFiringFor === undefined ? [] : [`    keep_firing_for: ${body.keepFiringFor}`]),
    ...section('labels', body.labels),
    ...section('annotations', body.annotations),
    '',
  ].join('\n');
}

/** `1m30s` as seconds; undefined for what is no such text. */
export function durationSeconds(text: string): number | undefined {
  const units: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3_600, d: 86_400, w: 604_800, y: 31_536_000 };
  if (!/^(\d+(ms|[smhdwy]))+$/.test(text)) {
    return undefined;
  }
  return [...text.matchAll(/(\d+)(ms|[smhdwy])/g)].reduce((sum, each) => sum + Number(each[1]) * (units[each[2] ?? ''] ?? 0), 0);
}
