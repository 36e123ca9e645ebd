import { html, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import type { AttributeCost, Costs, OperationCost, WrapperCost } from '../../data/api-types.js';
import { partOf } from '../../data/costs.js';
import { count, money, share } from '../../data/format.js';
import '../table.js';
import type { Column } from '../table.js';

/** Tables of what was spent, the dearest first. */

type Amounts = Pick<WrapperCost, 'currency' | 'amount' | 'failed' | 'fallback'>;

function amountColumns<R extends Amounts>(costs: Costs): readonly Column<R>[] {
  return [
    { id: 'amount', title: 'Cost', align: 'end', cell: (row) => money(row.amount, row.currency), sort: (row) => row.amount },
    { id: 'share', title: 'Share', align: 'end', isMinor: true, cell: (row) => share(partOf(row.amount, row.currency, costs.totals)), sort: (row) => row.amount },
    { id: 'failed', title: 'Failed calls', align: 'end', cell: (row) => money(row.failed, row.currency), sort: (row) => row.failed },
    { id: 'fallback', title: 'Fallbacks', align: 'end', isMinor: true, cell: (row) => money(row.fallback, row.currency), sort: (row) => row.fallback },
  ];
}

export function wrapperTable(app: App, costs: Costs): TemplateResult {
  const columns: readonly Column<WrapperCost>[] = [
    {
      id: 'wrapper',
      title: 'Wrapper',
      cell: (row) => html`<a href=${app.router.href('wrappers', row.wrapper)}>${row.wrapper}</a>`,
      sort: (row) => row.wrapper,
    },
    ...amountColumns<WrapperCost>(costs),
  ];
  return table('Cost by wrapper', columns, costs.wrappers, (row) => `${row.wrapper} ${row.currency}`);
}

export function operationTable(app: App, costs: Costs): TemplateResult {
  const columns: readonly Column<OperationCost>[] = [
    {
      id: 'operation',
      title: 'Operation',
      cell: (row) => html`<a href=${app.router.href('operations', row.operation)}>${row.operation}</a>`,
      sort: (row) => row.operation,
    },
    ...amountColumns<OperationCost>(costs),
  ];
  return table('Cost by operation', columns, costs.operations, (row) => `${row.operation} ${row.currency}`);
}

export function attributeTable(costs: Costs): TemplateResult {
  const columns: readonly Column<AttributeCost>[] = [
    { id: 'value', title: 'Value', cell: (row) => html`<code>${row.value}</code>`, sort: (row) => row.value },
    { id: 'key', title: 'Attribute', cell: (row) => html`<code>${row.key}</code>`, sort: (row) => row.key },
    { id: 'wrapper', title: 'Wrapper', isMinor: true, cell: (row) => row.wrapper, sort: (row) => row.wrapper },
    ...amountColumns<AttributeCost>(costs),
  ];
  return table('Cost by attribute', columns, costs.attributes, (row) => `${row.wrapper} ${row.key} ${row.value} ${row.currency}`);
}

interface OutcomeCost {
  readonly outcome: string;
  readonly currency: string;
  readonly amount: number;
}

export function outcomeTable(costs: Costs): TemplateResult {
  const rows = costs.totals.flatMap((total) =>
    Object.entries(total.outcomes).map(([outcome, amount]): OutcomeCost => ({ outcome, currency: total.currency, amount })),
  );
  const columns: readonly Column<OutcomeCost>[] = [
    { id: 'outcome', title: 'Outcome', cell: (row) => row.outcome, sort: (row) => row.outcome },
    { id: 'amount', title: 'Cost', align: 'end', cell: (row) => money(row.amount, row.currency), sort: (row) => row.amount },
    { id: 'share', title: 'Share', align: 'end', cell: (row) => share(partOf(row.amount, row.currency, costs.totals)), sort: (row) => row.amount },
  ];
  return table('Cost by outcome', columns, [...rows].sort((a, b) => b.amount - a.amount), (row) => `${row.outcome} ${row.currency}`);
}

export function unpricedTable(app: App, costs: Costs): TemplateResult {
  const columns: readonly Column<Costs['unpriced'][number]>[] = [
    { id: 'operation', title: 'Operation', cell: (row) => html`<a href=${app.router.href('operations', row.operation)}>${row.operation}</a>`, sort: (row) => row.operation },
    { id: 'calls', title: 'Calls since the start', align: 'end', cell: (row) => count(row.calls), sort: (row) => row.calls },
  ];
  return table('Calls without a price', columns, costs.unpriced, (row) => row.operation);
}

function table<R>(caption: string, columns: readonly Column<R>[], rows: readonly R[], key: (row: R) => string): TemplateResult {
  return html`<section class="stack-s">
    <h2>${caption}</h2>
    <ov-table .caption=${caption} .columns=${columns} .rows=${rows} .rowKey=${key} none="Nothing in this period."></ov-table>
  </section>`;
}
