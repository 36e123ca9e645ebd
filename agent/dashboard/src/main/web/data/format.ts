/**
 * Every number, unit and time that is shown goes through here. Three significant digits: more would claim what was not
 * measured (a histogram's bucket is 9 % wide). What is not known is an en dash, never 0.
 */
export const UNKNOWN = '–';

type Maybe = number | null | undefined;

function isKnown(value: Maybe): value is number {
  return value !== null && value !== undefined && Number.isFinite(value);
}

/** Made once: a list of a thousand rows has ten thousand numbers a second. */
const WHOLE = new Intl.NumberFormat('en-US');
const THREE_DIGITS = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 });

function digits(value: number): string {
  return THREE_DIGITS.format(Number(value.toPrecision(3)));
}

/** 1,234 as it is; from ten thousand on 12.3 k, 4.56 M, 7.89 G. */
export function count(value: Maybe): string {
  if (!isKnown(value)) {
    return UNKNOWN;
  }
  if (Math.abs(value) < 10_000) {
    return Number.isInteger(value) ? WHOLE.format(value) : digits(value);
  }
  return scaled(value, 1_000, ['', ' k', ' M', ' G', ' T']);
}

function scaled(value: number, step: number, units: readonly string[]): string {
  let scaledValue = value;
  let unit = 0;
  while (Math.abs(Number(scaledValue.toPrecision(3))) >= step && unit < units.length - 1) {
    scaledValue /= step;
    unit++;
  }
  return digits(scaledValue) + (units[unit] ?? '');
}

/** Seconds as 1.2 s, 340 ms, 56 µs, 3 min 20 s, 2 h 5 min, 3 d 4 h. */
export function duration(value: Maybe): string {
  if (!isKnown(value)) {
    return UNKNOWN;
  }
  const sign = value < 0 ? '-' : '';
  const size = Math.abs(value);
  if (size === 0) {
    return '0 s';
  }
  if (size < 0.000_999_5) {
    return `${sign}${digits(size * 1e6)} µs`;
  }
  if (size < 0.999_5) {
    return `${sign}${digits(size * 1e3)} ms`;
  }
  if (size < 59.95) {
    return `${sign}${digits(size)} s`;
  }
  return sign + long(Math.round(size));
}

function long(total: number): string {
  const parts: readonly (readonly [number, string])[] = [
    [86_400, 'd'],
    [3_600, 'h'],
    [60, 'min'],
    [1, 's'],
  ];
  let rest = total;
  const shown: string[] = [];
  for (const [size, name] of parts) {
    const units = Math.floor(rest / size);
    rest -= units * size;
    if (shown.length > 0 || units > 0) {
      shown.push(units > 0 ? `${units} ${name}` : '');
    }
  }
  return shown
    .slice(0, 2)
    .filter((each) => each !== '')
    .join(' ');
}

/** A share from 0 to 1 as 12.3 %; what is above 0 is never shown as 0 %, and what is below 1 never as 100 %. */
export function share(value: Maybe): string {
  if (!isKnown(value)) {
    return UNKNOWN;
  }
  const percent = value * 100;
  if (percent > 0 && percent < 0.01) {
    return '< 0.01 %';
  }
  if (percent < 100 && percent > 99.99) {
    return '> 99.99 %';
  }
  const decimals = Math.abs(percent) < 1 || (percent > 99 && percent < 100) ? 2 : Math.abs(percent) < 99.95 ? 1 : 0;
  return `${trimmed(percent.toFixed(decimals))} %`;
}

function trimmed(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}

/** Calls per second; slow ones per minute or hour, so that 0.01/s can be read. */
export function rate(perSecond: Maybe): string {
  if (!isKnown(perSecond)) {
    return UNKNOWN;
  }
  if (perSecond === 0 || perSecond >= 0.1) {
    return `${count(Number(perSecond.toPrecision(3)))}/s`;
  }
  return perSecond >= 0.1 / 60 ? `${digits(perSecond * 60)}/min` : `${digits(perSecond * 3_600)}/h`;
}

/** A health score from 0 to 1 as 0.93; rounded down, so that 1.00 means one. */
export function score(value: Maybe): string {
  return isKnown(value) ? (Math.floor(value * 100 + 1e-9) / 100).toFixed(2) : UNKNOWN;
}

/** Bytes as 1.5 KiB, 20 MiB. */
export function bytes(value: Maybe): string {
  return isKnown(value) ? scaled(value, 1_024, [' B', ' KiB', ' MiB', ' GiB', ' TiB']) : UNKNOWN;
}

/** An amount of money by its currency's code; small ones with enough digits to tell them apart. */
export function money(value: Maybe, currency: string): string {
  if (!isKnown(value)) {
    return UNKNOWN;
  }
  const size = Math.abs(value);
  const decimals = size === 0 || size >= 1 ? 2 : Math.min(8, 2 - Math.floor(Math.log10(size)));
  try {
    return value.toLocaleString('en-US', {
      style: 'currency',
      currency,
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    });
  } catch {
    return `${value.toFixed(decimals)} ${currency}`;
  }
}

const CLOCK = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const DAY_AND_CLOCK = new Intl.DateTimeFormat(undefined, {
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** When, on the reader's clock: 14:03:07 today, with the day on other days. */
export function time(when: string | number | Date, now: number): string {
  const date = new Date(when);
  const isToday = date.toDateString() === new Date(now).toDateString();
  return (isToday ? CLOCK : DAY_AND_CLOCK).format(date);
}

/** When, in UTC, for whoever compares logs: shown on hover beside every local time. */
export function utc(when: string | number | Date): string {
  return `${new Date(when).toISOString().replace('T', ' ').replace(/\.\d+Z$/, '')} UTC`;
}

/** How long ago: now, 12 s ago, 3 min ago, 2 h ago, 5 d ago; in 3 min for what is to come. */
export function ago(when: string | number | Date, now: number): string {
  const passed = Math.round((now - new Date(when).getTime()) / 1_000);
  const size = Math.abs(passed);
  if (size < 2) {
    return 'now';
  }
  const text = size < 120 ? `${size} s` : size < 7_200 ? `${Math.round(size / 60)} min` : size < 172_800 ? `${Math.round(size / 3_600)} h` : `${Math.round(size / 86_400)} d`;
  return passed > 0 ? `${text} ago` : `in ${text}`;
}

/** A value by its unit, as the API names them; three capitals are a currency. */
export function inUnit(value: Maybe, unit: string): string {
  switch (unit) {
    case 's':
    case 'seconds':
      return duration(value);
    case '/s':
    case 'calls/s':
      return rate(value);
    case 'ratio':
      return share(value);
    case 'bytes':
    case 'By':
      return bytes(value);
    case '0 to 1':
      return score(value);
    default:
      if (/^[A-Z]{3}$/.test(unit)) {
        return money(value, unit);
      }
      return isKnown(value) ? `${count(value)}${unit === '' || unit === '1' ? '' : ` ${unit}`}` : UNKNOWN;
  }
}

/** `n` of something: 1 call, 2 calls. */
export function plural(n: number, one: string, many = `${one}s`): string {
  return `${count(n)} ${n === 1 ? one : many}`;
}
