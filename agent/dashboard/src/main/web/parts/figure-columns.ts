import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../app/app.js';
import type { Operation, Wrapper } from '../data/api-types.js';
import { count, duration, rate, score, share, UNKNOWN } from '../data/format.js';
import { badness } from '../data/verdict.js';
import { outcomesCell, statusCell, whenCell } from './cells.js';
import type { Column } from './table.js';

/** What lists of operations and of wrappers have in common. */
export type Row = Operation | Wrapper;

/** The columns of numbers of a list of operations or wrappers, after the one of their names. */
export function figureColumns<R extends Row>(app: App): readonly Column<R>[] {
  return [
    { id: 'status', title: 'Status', cell: (row) => statusCell(row.status), sort: (row) => badness(row.status) },
    number('score', 'Score', (row) => row.score, score),
    number('rate', 'Rate', (row) => row.callsPerSecond, rate),
    number('errors', 'Error rate', (row) => row.errorRate, share),
    { ...number<R>('fallbacks', 'Fallback rate', (row) => row.fallbackRate, share), isMinor: true },
    { ...number<R>('p95', 'p95', (row) => row.latency.p95, duration), isMinor: true },
    { id: 'inflight', title: 'In flight', align: 'end', isMinor: true, cell: inFlight, sort: (row) => row.inFlight },
    {
      id: 'outcomes',
      title: 'Outcomes',
      isMinor: true,
      cell: (row) => outcomesCell(row.outcomes),
    },
    // Series do not tell since when.
    ...(app.scope.kind === 'fleet' ? [] : [sinceColumn<R>(app)]),
  ];
}

function sinceColumn<R extends Row>(app: App): Column<R> {
  return {
    id: 'since',
    title: 'Since',
    align: 'end',
    isMinor: true,
    cell: (row) => (row.since === null ? UNKNOWN : whenCell(row.since, app.clock.now())),
    sort: (row) => row.since,
  };
}

function number<R>(id: string, title: string, value: (row: R) => number | null, print: (value: number | null) => string): Column<R> {
  return { id, title, align: 'end', cell: (row) => print(value(row)), sort: value };
}

function inFlight(row: Row): TemplateResult {
  return html`${count(row.inFlight)}${row.stuck > 0 ? html` <b>(${count(row.stuck)} stuck)</b>` : nothing}`;
}
