import { css, html, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Slo } from '../../data/api-types.js';
import { Watched } from '../../data/controllers.js';
import { slosOf } from '../../data/detail/slo.js';
import { Section } from './section.js';
import './slo-card.js';

/** What stays the same of an objective. */
export function sloKey(slo: Slo): string {
  return `${slo.wrapper} ${slo.operation ?? ''} ${slo.kind} ${slo.window}`;
}

/** Objectives that hold for this. */
@customElement('ov-scope-slos')
export class ScopeSlos extends Section {
  static override styles = [
    ...Section.styles,
    css`
      .cards {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(460px, 100%), 1fr));
        gap: var(--space-4);
        align-items: start;
      }
    `,
  ];

  protected override readonly anchor = 'slos';
  protected override readonly heading = 'Objectives';

  private readonly slos = new Watched(this, () => this.app.store.topic('slos'));

  override render(): TemplateResult {
    return this.read(this.slos.state, ({ slos }) => this.drawn(slosOf(slos, this.scope)), () => this.slos.retry());
  }

  private drawn(slos: readonly Slo[]): TemplateResult {
    const key = this.scope.operation === undefined ? `wrapper.${this.scope.wrapper}` : `operation.${this.name}`;
    if (slos.length === 0) {
      return this.calm(html`None. <code>${key}.slo.availability: 0.999</code> sets one; then its error budget and burn rates stand here.`);
    }
    return this.full(html`<div class="cards">
      ${repeat(slos, sloKey, (each) => html`<ov-slo .app=${this.app} .slo=${each} ?named=${!this.isOwn(each)}></ov-slo>`)}
    </div>`);
  }

  private isOwn(slo: Slo): boolean {
    return slo.operation === (this.scope.operation ?? null);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-scope-slos': ScopeSlos;
  }
}
