import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { App } from '../app/app.js';
import type { Finding, Recommendations } from '../data/api-types.js';
import { Every, Fetched } from '../data/controllers.js';
import { plural } from '../data/format.js';
import { chosenOf, filterStyles, severalFilter, textFilter } from '../parts/filters.js';
import '../parts/finding.js';
import '../parts/page-head.js';
import { empty, shown, stateStyles } from '../parts/states.js';
import { base } from '../theme/base.js';

const PERIOD_MS = 10_000;
const SEVERITIES = [
  { id: 'critical', title: 'Critical' },
  { id: 'warning', title: 'Warning' },
  { id: 'info', title: 'Info' },
] as const;

/** What somebody who looks at all numbers would advise, what matters most first. */
@customElement('ov-view-recommendations')
export class RecommendationsView extends LitElement {
  static override styles = [
    base,
    stateStyles,
    filterStyles,
    css`
      :host {
        display: block;
      }
      li {
        padding: var(--space-4) 0;
        border-bottom: 1px solid var(--line);
      }
    `,
  ];

  @property({ attribute: false }) app!: App;

  private readonly found = new Fetched(
    this,
    () => 'all',
    (signal) => this.app.api.get('/api/v1/recommendations', { signal }),
  );
  private readonly redraw = (): void => this.requestUpdate();

  constructor() {
    super();
    new Every(
      this,
      () => PERIOD_MS,
      () => this.found.retry(),
    );
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.app.router.addEventListener('change', this.redraw);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.app.router.removeEventListener('change', this.redraw);
  }

  override render(): TemplateResult {
    return html`<ov-page-head .app=${this.app} heading="Recommendations"></ov-page-head>
      ${shown(this.found.state, (value) => this.drawn(value), { retry: () => this.found.retry() })}`;
  }

  private drawn(value: Recommendations): TemplateResult {
    if (value.recommendations.length === 0) {
      return empty(
        'There is nothing to advise',
        'Findings are made from the latest numbers: time-outs that cut successes off, retries that never help, a fallback that serves nearly all calls, money spent on failures, and more. They come and go with their causes.',
      );
    }
    const some = value.recommendations.filter((each) => this.fits(each));
    return html`<div class="filters">
        ${textFilter(this.app, 'text', 'Filter by text')} ${severalFilter(this.app, 'severity', 'Severity', SEVERITIES)}
        <span class="found number" role="status">${plural(some.length, 'finding')}</span>
      </div>
      ${some.length === 0
        ? empty('No finding fits', 'Take a filter away to see more.')
        : html`<ul>
            ${some.map((each) => html`<li><ov-finding .app=${this.app} .finding=${each}></ov-finding></li>`)}
          </ul>`}`;
  }

  private fits(finding: Finding): boolean {
    const severities = chosenOf(this.app, 'severity');
    const text = (this.app.router.params['text'] ?? '').trim().toLowerCase();
    return (
      (severities.size === 0 || severities.has(finding.severity)) &&
      [finding.text, finding.action, finding.scope, finding.kind].some((each) => each.toLowerCase().includes(text))
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-view-recommendations': RecommendationsView;
  }
}
