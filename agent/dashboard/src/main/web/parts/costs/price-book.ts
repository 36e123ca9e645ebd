import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import type { Price, PriceBook } from '../../data/api-types.js';
import { priceScope, priceTexts } from '../../data/costs.js';
import { icon } from '../icons.js';
import '../table.js';
import type { Column } from '../table.js';
import '../when.js';

/** The prices that calls are charged by, and what is wrong with their file. */
export function priceBook(app: App, book: PriceBook): TemplateResult {
  return html`<section class="stack-s">
    <h2>Price book</h2>
    <p class="soft small">
      ${book.file === null ? 'No file; prices of single wrappers are settings.' : html`<code>${book.file}</code>, read again when it changes.`} Of the prices
      that fit a call, the first that holds decides.
    </p>
    ${book.problems.length === 0
      ? nothing
      : html`<ul class="problems" role="alert">
          ${book.problems.map((each) => html`<li>${icon('degraded')}<code>${each}</code></li>`)}
        </ul>`}
    <ov-table
      wraps
      caption="Prices"
      .columns=${columns(app)}
      .rows=${book.prices}
      .rowKey=${(row: Price) => `${row.name} ${row.line ?? ''} ${row.wrapper}`}
      none="No price is given."
    ></ov-table>
  </section>`;
}

function columns(app: App): readonly Column<Price>[] {
  return [
    { id: 'name', title: 'Price', cell: (row) => html`${row.name}${row.line === null ? nothing : html` <span class="faint">line ${row.line}</span>`}` },
    { id: 'scope', title: 'Calls of', cell: (row) => html`<code>${priceScope(row)}</code>` },
    { id: 'amount', title: 'Costs', cell: (row) => priceTexts(row).join(', ') },
    { id: 'free', title: 'Free', isMinor: true, cell: (row) => row.free.join(', ') },
    { id: 'holds', title: 'Holds', cell: (row) => holds(app, row) },
  ];
}

function holds(app: App, price: Price): TemplateResult | string {
  if (price.inForce) {
    return price.validTo === null ? 'now' : html`now, until <ov-when .app=${app} .at=${price.validTo} as="time"></ov-when>`;
  }
  const isToCome = price.validFrom !== null && Date.parse(price.validFrom) > app.clock.now();
  return isToCome ? html`from <ov-when .app=${app} .at=${price.validFrom ?? ''} as="time"></ov-when>` : 'no longer';
}
