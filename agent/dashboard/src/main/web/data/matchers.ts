/** Matchers as Alertmanager writes them: `severity="critical"`, `team=~"a|b"`. The agent has the last word on each. */
export type Operator = '=' | '!=' | '=~' | '!~';

export const OPERATORS: readonly Operator[] = ['=', '!=', '=~', '!~'];

export interface Matcher {
  readonly label: string;
  readonly operator: Operator;
  readonly value: string;
}

export type Labels = Readonly<Record<string, string>>;

const LABEL = /^[A-Za-z_:][A-Za-z0-9_:]*/;

export function printMatcher(matcher: Matcher): string {
  const value = matcher.value.replace(/[\\"]/g, (each) => `\\${each}`).replaceAll('\n', '\\n');
  return `${matcher.label}${matcher.operator}"${value}"`;
}

export function printMatchers(matchers: readonly Matcher[]): string {
  return matchers.map(printMatcher).join(', ');
}

/** Reads several with commas between; undefined for what is no such text. Empty for an empty one. */
export function parseMatchers(text: string): readonly Matcher[] | undefined {
  let rest = text.trim().replace(/^\{(.*)\}$/s, '$1').trim();
  const found: Matcher[] = [];
  while (rest !== '') {
    const one = parseFirst(rest);
    if (one === undefined) {
      return undefined;
    }
    found.push(one.matcher);
    rest = one.rest.trim();
    if (rest !== '') {
      if (!rest.startsWith(',')) {
        return undefined;
      }
      rest = rest.substring(1).trim();
    }
  }
  return found;
}

function parseFirst(text: string): { matcher: Matcher; rest: string } | undefined {
  const label = LABEL.exec(text)?.[0];
  const afterLabel = text.substring(label?.length ?? 0).trimStart();
  const operator = (['=~', '!~', '!=', '='] as const).find((each) => afterLabel.startsWith(each));
  if (label === undefined || operator === undefined) {
    return undefined;
  }
  const afterOperator = afterLabel.substring(operator.length).trimStart();
  const quoted = /^"((?:[^"\\]|\\.)*)"/s.exec(afterOperator);
  if (quoted !== null) {
    const value = (quoted[1] ?? '').replace(/\\([n"\\])/g, (_, each: string) => (each === 'n' ? '\n' : each));
    return { matcher: { label, operator, value }, rest: afterOperator.substring(quoted[0].length) };
  }
  const comma = afterOperator.indexOf(',');
  const bare = (comma < 0 ? afterOperator : afterOperator.substring(0, comma)).trim();
  if (bare.includes('"')) {
    return undefined;
  }
  return { matcher: { label, operator, value: bare }, rest: comma < 0 ? '' : afterOperator.substring(comma) };
}

/** What is wrong with it as it stands; empty if nothing is. */
export function faultOf(matcher: Matcher): string {
  if (LABEL.exec(matcher.label)?.[0] !== matcher.label || matcher.label === '') {
    return matcher.label === '' ? 'Name a label, for example severity.' : `'${matcher.label}' is no label: letters, digits and _ only.`;
  }
  if (matcher.operator.includes('~') && pattern(matcher.value) === undefined) {
    return `'${matcher.value}' is no regular expression.`;
  }
  return '';
}

/** Whether labels fulfil all of them. A label that is not there is an empty text. */
export function matches(matchers: readonly Matcher[], labels: Labels): boolean {
  return matchers.every((each) => matchesOne(each, labels[each.label] ?? ''));
}

function matchesOne(matcher: Matcher, value: string): boolean {
  switch (matcher.operator) {
    case '=':
      return value === matcher.value;
    case '!=':
      return value !== matcher.value;
    case '=~':
      return pattern(matcher.value)?.test(value) ?? false;
    case '!~':
      return !(pattern(matcher.value)?.test(value) ?? true);
  }
}

function pattern(text: string): RegExp | undefined {
  try {
    return new RegExp(`^(?:${text})$`, 's');
  } catch {
    return undefined;
  }
}

/** One for each label, in order: what silences exactly this alert. */
export function matchersOf(labels: Labels): readonly Matcher[] {
  return Object.entries(labels).map(([label, value]) => ({ label, operator: '=', value }));
}
