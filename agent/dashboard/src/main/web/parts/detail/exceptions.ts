import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Exception } from '../../data/api-types.js';
import { simpleName } from '../../data/detail/frames.js';
import { count, plural } from '../../data/format.js';
import '../when.js';
import { Section } from './section.js';
import './stack.js';

/** What was thrown: each kind once, with its first stack trace. */
@customElement('ov-exceptions')
export class Exceptions extends Section {
  static override styles = [
    ...Section.styles,
    css`
      summary {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: 0 var(--space-4);
        padding: var(--space-3) var(--space-4);
        cursor: pointer;
      }
      .rows > li {
        padding: 0;
      }
      summary:hover {
        background: var(--surface-hover);
      }
      .name {
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .message {
        overflow: hidden;
        color: var(--text-soft);
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      details[open] .message {
        overflow-wrap: anywhere;
        white-space: normal;
      }
      .seen {
        text-align: end;
        color: var(--text-soft);
        font-size: var(--text-s);
        white-space: nowrap;
      }
      .more {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-3);
        padding: 0 var(--space-4) var(--space-4);
      }
      dl {
        display: grid;
        grid-template-columns: max-content minmax(0, 1fr);
        gap: var(--space-1) var(--space-4);
        font-size: var(--text-s);
      }
      dt {
        color: var(--text-soft);
      }
      dd {
        overflow-wrap: anywhere;
      }
      @media (max-width: 560px) {
        summary {
          grid-template-columns: minmax(0, 1fr);
        }
        .seen {
          text-align: start;
        }
      }
    `,
  ];

  protected override readonly anchor = 'exceptions';
  protected override readonly heading = 'Exceptions';

  @property({ attribute: false }) exceptions: readonly Exception[] = [];
  @property({ attribute: false }) root: string | undefined;

  override render(): TemplateResult {
    if (this.app.scope.kind === 'fleet') {
      return this.elsewhere();
    }
    if (this.exceptions.length === 0) {
      return this.calm('None since the start. Each kind of exception that a call throws is kept here once, with its first stack trace.');
    }
    return this.full(
      html`<ul class="rows">
        ${repeat(
          this.exceptions,
          (each) => `${each.class} ${each.site}`,
          (each) => html`<li>${this.drawn(each)}</li>`,
        )}
      </ul>`,
      `${plural(this.exceptions.length, 'kind')}, the latest first`,
    );
  }

  private drawn(each: Exception): TemplateResult {
    const head = each.message === null ? each.class : `${each.class}: ${each.message}`;
    return html`<details>
      <summary>
        <span class="name">${simpleName(each.class)}</span>
        <span class="seen"><span class="number">${count(each.count)} ×</span>, last <ov-when .app=${this.app} .at=${each.lastSeen}></ov-when></span>
        <span class="message">${each.message ?? 'without a message'}</span>
      </summary>
      <div class="more">
        <dl>
          <dt>Class</dt>
          <dd class="mono">${each.class}</dd>
          ${each.site === '' ? nothing : html`<dt>Thrown at</dt><dd class="mono">${each.site}</dd>`}
          <dt>First seen</dt>
          <dd><ov-when .app=${this.app} .at=${each.firstSeen} as="time"></ov-when></dd>
          <dt>Last seen</dt>
          <dd><ov-when .app=${this.app} .at=${each.lastSeen} as="time"></ov-when></dd>
          <dt>Count</dt>
          <dd>${plural(each.count, 'kept call')} threw it</dd>
          ${each.causes.length === 0
            ? nothing
            : html`<dt>Because of</dt>
                <dd><ol>${each.causes.map((cause) => html`<li class="mono">${cause}</li>`)}</ol></dd>`}
        </dl>
        ${each.stackTrace.length === 0
          ? html`<p class="soft">It came without a stack trace.</p>`
          : html`<ov-stack .head=${head} .stack=${each.stackTrace} .causes=${each.causes} .root=${this.root}></ov-stack>`}
      </div>
    </details>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-exceptions': Exceptions;
  }
}
