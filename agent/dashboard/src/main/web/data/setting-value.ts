import type { SettingField } from './api-types.js';

/**
 * Whether a text is a value of a setting, as the agent judges it: said while one types, before the agent is asked. What
 * only the agent can know (a placeholder, a file, what other settings say) passes here.
 */
export function faultOf(field: SettingField, text: string): string {
  const value = text.trim();
  return value === '' || value.includes('${') || accepts(field, value) ? '' : `is no such value (expected: ${field.expected})`;
}

function accepts(field: SettingField, value: string): boolean {
  switch (field.kind) {
    case 'text':
    case 'path':
      return true;
    case 'flag':
      return /^(true|false)$/i.test(value);
    case 'choice':
      return field.choices.includes(value.toLowerCase());
    case 'list':
      return field.choices.length === 0 || items(value).every((each) => field.choices.includes(each));
    case 'whole-number':
      return /^[+-]?\d{1,10}$/.test(value) && isWithin(field, Number(value));
    case 'share':
      return isShare(field, value);
    case 'duration':
      return isWithin(field, millis(value));
    case 'size':
      return isWithin(field, byteCount(value));
    case 'url':
      return isAddress(field, value);
    case 'rate':
      return /^[1-9]\d{0,9}\s*\/\s*[smhd]$/.test(value);
    case 'money':
      return /^\d{1,17}(\.\d{0,17})?\s+[A-Z]{3}$/.test(value);
    case 'baseline':
      return Number.isFinite(Number(value)) || isBetween(millis(value), 60_000, 1_825 * 86_400_000);
  }
}

function isShare(field: SettingField, value: string): boolean {
  if (field.choices.includes(value.toLowerCase())) {
    return true;
  }
  const number = Number(value);
  return isWithin(field, number) && (field.choices.length === 0 || number > 0);
}

function isWithin(field: SettingField, value: number | undefined): boolean {
  return value !== undefined && isBetween(value, field.least ?? -Infinity, field.most ?? Infinity);
}

function isBetween(value: number | undefined, least: number, most: number): boolean {
  return value !== undefined && value >= least && value <= most;
}

function isAddress(field: SettingField, value: string): boolean {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\/[^/\s:]/i.exec(value)?.[1];
  return scheme !== undefined && field.choices.includes(scheme.toLowerCase()) && !/\s/.test(value);
}

/** The items of a list, as they are written with commas or each in a line. */
export function items(text: string): readonly string[] {
  return text
    .split(/[,\n]/)
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

const MILLIS: Readonly<Record<string, number>> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** `30s` or `PT30S` in milliseconds; undefined for what is no duration above 0. */
export function millis(text: string): number | undefined {
  const short = /^(\d{1,15})\s*(ms|s|m|h|d)$/.exec(text);
  if (short !== null) {
    const value = Number(short[1]) * (MILLIS[short[2] ?? ''] ?? NaN);
    return value > 0 ? value : undefined;
  }
  const iso = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/i.exec(text);
  if (iso === null) {
    return undefined;
  }
  const [days, hours, minutes, seconds] = iso.slice(1).map((each) => Number(each ?? 0));
  const value = (((days ?? 0) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)) * 60_000 + (seconds ?? 0) * 1_000;
  return value > 0 ? value : undefined;
}

const BYTES: Readonly<Record<string, number>> = { '': 1, B: 1, KiB: 1_024, MiB: 1_048_576, GiB: 1_073_741_824 };

/** `64KiB` in bytes; undefined for what is no size. */
export function byteCount(text: string): number | undefined {
  const match = /^(\d{1,16})\s*(B|KiB|MiB|GiB)?$/.exec(text);
  return match === null ? undefined : Number(match[1]) * (BYTES[match[2] ?? ''] ?? NaN);
}
