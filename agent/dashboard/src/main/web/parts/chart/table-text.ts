import type { Table } from './drawing.js';

/** A chart's values as texts that other programs read. */

/** A file's name that any system takes. */
export function fileName(heading: string, from: number, ending: string): string {
  const words = heading.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
  return `${words}-${new Date(from).toISOString().substring(0, 16).replace(/[T:]/g, '-')}.${ending}`;
}

/** RFC 4180. What a spreadsheet would take for a formula is made a text. */
export function csv(table: Table): string {
  return [table.columns, ...table.rows].map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';
}

function cell(value: string | number | null): string {
  if (value === null) {
    return '';
  }
  if (typeof value === 'number') {
    return String(value);
  }
  const text = /^[=+\-@\t]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function json(heading: string, table: Table, asked: readonly string[]): string {
  return `${JSON.stringify({ title: heading, asked, columns: table.columns, rows: table.rows }, null, 2)}\n`;
}
