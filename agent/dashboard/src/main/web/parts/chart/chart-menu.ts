import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { App } from '../../app/app.js';
import { base } from '../../theme/base.js';
import { icon } from '../icons.js';
import type { Drawn } from './chart.js';
import { curl, metricsLink } from './origin.js';
import { copy, download, png, svgText } from './save.js';
import { csv, fileName, json } from './table-text.js';

/** What one can take along of a chart. */
@customElement('ov-chart-menu')
export class ChartMenu extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        position: relative;
      }
      summary {
        display: inline-flex;
        align-items: center;
        justify-content: center;
        width: 28px;
        height: 28px;
        border-radius: var(--radius-m);
        color: var(--text-soft);
        cursor: pointer;
        list-style: none;
      }
      summary::-webkit-details-marker {
        display: none;
      }
      summary:hover {
        background: var(--surface-hover);
      }
      ul {
        position: absolute;
        right: 0;
        top: 32px;
        z-index: 8;
        display: grid;
        min-width: 190px;
        padding: var(--space-1);
        border: 1px solid var(--line-strong);
        border-radius: var(--radius-m);
        background: var(--surface-raised);
      }
      li button,
      li a {
        justify-content: start;
        width: 100%;
        border-color: transparent;
        background: none;
        font-size: var(--text-s);
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @property({ attribute: false }) heading = '';
  @property({ attribute: false }) drawn!: Drawn;
  @property({ attribute: false }) without: ReadonlySet<string> = new Set();
  @query('details') private readonly details!: HTMLDetailsElement;

  /** Undefined until it was asked for. */
  @state() private metricsUrl: string | null | undefined;

  private release: (() => void) | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.toggled(false);
  }

  override render(): TemplateResult {
    return html`<details @toggle=${() => this.toggled(this.details.open)} @keydown=${this.key} @focusout=${this.left}>
      <summary aria-label="Export or copy: ${this.heading}" title="Export or copy">${icon('more')}</summary>
      <ul>
        ${this.item('Save as PNG', 'png')} ${this.item('Save as SVG', 'svg')} ${this.item('Save as CSV', 'csv')}
        ${this.item('Save as JSON', 'json')}
        ${this.drawn.origin.promql.length === 0 ? nothing : this.item('Copy as PromQL', 'promql')}
        ${this.drawn.origin.requests.length === 0 ? nothing : this.item('Copy as curl', 'curl')} ${this.elsewhere()}
      </ul>
    </details>`;
  }

  private item(text: string, what: What): TemplateResult {
    const isCopied = what === 'promql' || what === 'curl';
    return html`<li><button @click=${() => void this.take(what)}>${icon(isCopied ? 'copy' : 'download')}${text}</button></li>`;
  }

  private elsewhere(): TemplateResult | typeof nothing {
    const query = this.drawn.origin.promql[0];
    const url = query === undefined ? undefined : metricsLink(this.metricsUrl, query);
    return url === undefined
      ? nothing
      : html`<li><a class="button" href=${url} target="_blank" rel="noopener noreferrer">${icon('external')}Open in Prometheus</a></li>`;
  }

  /** While the menu is open, what it is about stays. */
  private toggled(isOpen: boolean): void {
    this.release?.();
    this.release = isOpen ? this.app.refresh.hold() : undefined;
    if (isOpen && this.metricsUrl === undefined) {
      void this.readMetricsUrl();
    }
  }

  /** Where it cannot be said, there is no link. */
  private async readMetricsUrl(): Promise<void> {
    this.metricsUrl = await this.app.api.get('/api/v1/dashboard').then(
      (dashboard) => dashboard.metricsUrl,
      () => null,
    );
  }

  private key(event: KeyboardEvent): void {
    if (event.key === 'Escape' && this.details.open) {
      this.close();
      event.stopPropagation();
    }
  }

  private left(event: FocusEvent): void {
    if (event.relatedTarget === null || !this.details.contains(event.relatedTarget as Node)) {
      this.details.open = false;
    }
  }

  private close(): void {
    this.details.open = false;
    this.details.querySelector('summary')?.focus();
  }

  private async take(what: What): Promise<void> {
    const { notices } = this.app;
    try {
      if (what === 'promql' || what === 'curl') {
        await copy(what === 'promql' ? this.drawn.origin.promql.join('\n') : this.asked());
        notices.done(what === 'promql' ? 'Copied as PromQL' : 'Copied as curl');
      } else {
        const name = fileName(this.heading, this.drawn.drawing.from, what);
        download(name, await this.content(what));
        notices.done(`Saved ${name}`);
      }
    } catch (thrown) {
      notices.problem(`${this.heading} could not be taken along: ${String(thrown)}`);
    }
    this.close();
  }

  private asked(): string {
    return curl(this.drawn.origin.requests, location.href, this.app.session.me?.needsLogin === true);
  }

  private async content(what: 'png' | 'svg' | 'csv' | 'json'): Promise<Blob> {
    const { drawing } = this.drawn;
    const palette = (token: string): string => this.app.theme.token(token);
    switch (what) {
      case 'png':
        return png(this.heading, drawing, palette, this.without);
      case 'svg':
        return new Blob([svgText(this.heading, drawing, palette, this.without)], { type: 'image/svg+xml' });
      case 'csv':
        return new Blob([csv(drawing.table())], { type: 'text/csv' });
      case 'json':
        return new Blob([json(this.heading, drawing.table(), this.asked().split('\n'))], { type: 'application/json' });
    }
  }
}

type What = 'png' | 'svg' | 'csv' | 'json' | 'promql' | 'curl';

declare global {
  interface HTMLElementTagNameMap {
    'ov-chart-menu': ChartMenu;
  }
}
