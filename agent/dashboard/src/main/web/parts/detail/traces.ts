import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { RecentCall } from '../../data/api-types.js';
import { simpleName } from '../../data/detail/frames.js';
import { queryByName } from '../../data/detail/scope.js';
import { traceLink } from '../../data/detail/traces.js';
import { duration, plural } from '../../data/format.js';
import { Reading } from '../chart/reading.js';
import '../copy-button.js';
import { icon } from '../icons.js';
import '../when.js';
import { Section } from './section.js';

const MOST = 12;

interface Recent {
  readonly calls: readonly RecentCall[];
  /** Where a trace is shown; null for nowhere. */
  readonly traceUrl: string | null;
}

/** The last calls that were kept as spans: failed, slow, served by a fallback, or drawn at random. */
@customElement('ov-traces')
export class Traces extends Section {
  static override styles = [
    ...Section.styles,
    css`
      .rows > li {
        display: grid;
        grid-template-columns: 96px 72px 80px minmax(0, 1fr) auto;
        align-items: center;
        gap: var(--space-1) var(--space-4);
        padding-block: var(--space-1);
      }
      .why {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .why a {
        text-decoration: underline;
      }
      .links {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-1);
      }
      .links a {
        display: inline-flex;
        align-items: center;
        gap: var(--space-1);
      }
      @media (max-width: 720px) {
        .rows > li {
          grid-template-columns: auto auto minmax(0, 1fr) auto;
          gap: var(--space-1) var(--space-2);
        }
        .why {
          grid-row: 2;
          grid-column: 1 / -1;
          overflow-wrap: anywhere;
          white-space: normal;
        }
      }
    `,
  ];

  protected override readonly anchor = 'traces';
  protected override readonly heading = 'Recent traces';

  private readonly recent = new Reading<Recent>(
    this,
    () => this.name,
    () => true,
    async (signal) => {
      const [{ calls }, { traceUrl }] = await Promise.all([
        this.app.api.get('/api/v1/traces', { query: { ...queryByName(this.scope), limit: MOST }, signal }),
        this.app.api.get('/api/v1/dashboard', { signal }),
      ]);
      return { calls, traceUrl };
    },
  );

  override render(): TemplateResult {
    return this.read(this.recent.state, (recent) => this.drawn(recent), () => this.recent.retry());
  }

  private drawn({ calls, traceUrl }: Recent): TemplateResult {
    if (calls.length === 0) {
      return this.calm('None yet. Calls that fail, fall back, are slow or are drawn at random are kept as spans; the last of them stand here.');
    }
    const note = traceUrl === null ? html`; <code>dashboard.trace-url</code> makes each a link to Jaeger or Tempo` : nothing;
    return this.full(
      html`<ol class="rows">
        ${repeat(
          calls,
          (each) => each.spanId,
          (each) => this.call(each, traceUrl),
        )}
      </ol>`,
      html`the last ${plural(calls.length, 'call')} that failed, fell back, were slow or drawn at random${note}`,
    );
  }

  private call(call: RecentCall, traceUrl: string | null): TemplateResult {
    const why = call.message ?? call.reason ?? call.errorType ?? '';
    const type = call.errorType ?? call.reason;
    const link = traceUrl === null ? '' : traceLink(traceUrl, call.traceId);
    return html`<li>
      <span class="soft small"><ov-when .app=${this.app} .at=${call.time} as="time"></ov-when></span>
      <span class="number">${duration(call.durationSeconds)}</span>
      <span>${call.outcome}</span>
      <span class="why" title=${why}>
        ${this.scope.operation === undefined ? html`<a href=${this.app.router.href('operations', `${call.wrapper}.${call.operation}`)}>${call.operation}</a> ` : nothing}
        ${type === null ? nothing : html`<strong>${simpleName(type)}</strong>`} <span class="soft">${call.message ?? ''}</span>
      </span>
      <span class="links">
        ${link === ''
          ? html`<code title=${`trace ${call.traceId}`}>${call.traceId.substring(0, 8)}</code>`
          : html`<a href=${link} target="_blank" rel="noopener noreferrer">${icon('external')}${call.traceId.substring(0, 8)}</a>`}
        <ov-copy .text=${call.traceId} what="trace id"></ov-copy>
      </span>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-traces': Traces;
  }
}
