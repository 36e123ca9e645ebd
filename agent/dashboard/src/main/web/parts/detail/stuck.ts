import { css, html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { StuckCall } from '../../data/api-types.js';
import { duration, plural } from '../../data/format.js';
import '../when.js';
import { Section } from './section.js';
import './stack.js';

/** Calls that hang, with what their threads do at this moment. */
@customElement('ov-stuck-calls')
export class StuckCalls extends Section {
  static override styles = [
    ...Section.styles,
    css`
      .rows > li {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-3);
      }
      .what {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: var(--space-1) var(--space-4);
      }
      .long {
        color: var(--unhealthy);
        font-weight: 600;
      }
    `,
  ];

  protected override readonly anchor = 'stuck';
  protected override readonly heading = 'Stuck calls';

  @property({ attribute: false }) calls: readonly StuckCall[] = [];
  /** Hanging ones, listed or not. */
  @property({ attribute: false }) total = 0;
  @property({ attribute: false }) root: string | undefined;

  override render(): TemplateResult {
    if (this.total === 0) {
      return this.calm('None now. A call that takes longer than its stuck threshold stands here while it hangs, with the live stack of its thread.');
    }
    const listed = this.calls.length < this.total ? `, the ${this.calls.length} longest of them listed` : '';
    return this.full(
      html`<ul class="rows">
        ${repeat(
          this.calls,
          (each) => `${each.thread} ${each.since}`,
          (each) => this.drawn(each),
        )}
      </ul>`,
      `${plural(this.total, 'call')}${listed}; stacks are refreshed every second`,
    );
  }

  private drawn(each: StuckCall): TemplateResult {
    return html`<li>
      <div class="what">
        <span class="long number">${duration(each.seconds)}</span>
        ${this.scope.operation === undefined
          ? html`<a href=${this.app.router.href('operations', each.operation)}>${each.operation}</a>`
          : html``}
        <span>${each.waiting ? 'waits for a result, started on thread' : 'on thread'} <code>${each.thread}</code></span>
        <span class="soft">since <ov-when .app=${this.app} .at=${each.since} as="time"></ov-when></span>
      </div>
      ${each.stack.length === 0
        ? html`<p class="soft small">${each.waiting ? 'It has left its thread: there is no stack to show.' : 'Its stack is not known yet.'}</p>`
        : html`<ov-stack .head=${`thread ${each.thread}, in ${each.operation} for ${duration(each.seconds)}`} .stack=${each.stack} .root=${this.root}></ov-stack>`}
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-stuck-calls': StuckCalls;
  }
}
