import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { App } from '../app/app.js';
import type { Finding } from '../data/api-types.js';
import { inUnit } from '../data/format.js';
import { base } from '../theme/base.js';
import { icon, type IconName } from './icons.js';

const SHAPES: Readonly<Record<Finding['severity'], { readonly icon: IconName; readonly status: string }>> = {
  critical: { icon: 'unhealthy', status: 'unhealthy' },
  warning: { icon: 'degraded', status: 'degraded' },
  info: { icon: 'advice', status: 'info' },
};

/** A finding: how much it matters, what is so, what to do, and the numbers that say so. */
@customElement('ov-finding')
export class FindingPart extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: grid;
        gap: var(--space-2);
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-1) var(--space-3);
      }
      .severity {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        font-weight: 500;
      }
      .unhealthy {
        color: var(--unhealthy);
      }
      .degraded {
        color: var(--degraded);
      }
      .info {
        color: var(--info);
      }
      .text {
        max-width: 80ch;
        font-weight: 500;
        overflow-wrap: anywhere;
      }
      .action {
        max-width: 80ch;
        color: var(--text-soft);
      }
      dl {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2) var(--space-5);
      }
      dt {
        color: var(--text-soft);
        font-size: var(--text-s);
      }
      dd {
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @property({ attribute: false }) finding!: Finding;
  /** Whether the numbers are left out. */
  @property({ type: Boolean, reflect: true }) dense = false;

  override render(): TemplateResult {
    const finding = this.finding;
    const shape = SHAPES[finding.severity];
    return html`<div class="head">
        <span class=${`severity ${shape.status}`}>${icon(shape.icon)}${finding.severity}</span>
        ${this.scope(finding)}
        <span class="chip">${finding.kind}</span>
      </div>
      <p class="text">${capital(finding.text)}</p>
      <p class="action">${finding.action}</p>
      ${this.dense || finding.evidence.length === 0
        ? ''
        : html`<dl>
            ${finding.evidence.map(
              (each) => html`<div>
                <dt>${each.name}</dt>
                <dd>${inUnit(each.value, each.unit)}</dd>
              </div>`,
            )}
          </dl>`}`;
  }

  private scope(finding: Finding): TemplateResult {
    const scope = finding.scope;
    if (scope === 'system' || finding.kind.startsWith('cache-') || finding.kind.startsWith('breaker-')) {
      return html`<span>${scope}</span>`;
    }
    const page = scope.includes('.') ? 'operations' : 'wrappers';
    return html`<a href=${this.app.router.href(page, scope)}>${scope}</a>`;
  }
}

function capital(text: string): string {
  return /^[a-z]+ /.test(text) ? text.charAt(0).toUpperCase() + text.substring(1) : text;
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-finding': FindingPart;
  }
}
