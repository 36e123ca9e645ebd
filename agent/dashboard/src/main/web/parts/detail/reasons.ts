import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ErrorCount, Reason } from '../../data/api-types.js';
import { simpleName } from '../../data/detail/frames.js';
import { count, duration, share } from '../../data/format.js';
import { Section } from './section.js';

interface Row {
  readonly name: string;
  readonly how?: string;
  readonly count: number;
  readonly total: number;
}

const barStyles = css`
  .bar {
    display: block;
    width: 100%;
    min-width: 60px;
    height: 6px;
    border-radius: 3px;
    background: var(--surface-hover);
    overflow: hidden;
  }
  .bar span {
    display: block;
    height: 100%;
    background: var(--line-strong);
  }
  td.share {
    width: 30%;
  }
  @media (max-width: 560px) {
    .share {
      display: none;
    }
  }
`;

/** What there is of each, within the window and since the start. */
abstract class Counted extends Section {
  static override styles = [...Section.styles, barStyles];

  @property({ attribute: false }) windowSeconds = 0;

  protected table(caption: string, first: string, rows: readonly Row[]): TemplateResult {
    const all = rows.reduce((sum, each) => sum + each.total, 0);
    const hasHow = rows.some((each) => each.how !== undefined);
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${caption}>
      <table>
        <thead>
          <tr>
            <th scope="col">${first}</th>
            ${hasHow ? html`<th scope="col">outcome</th>` : nothing}
            <th scope="col" class="end">last ${duration(this.windowSeconds)}</th>
            <th scope="col" class="end">since start</th>
            <th scope="col" class="share"><span class="visually-hidden">share</span></th>
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (each) => html`<tr>
              <th scope="row" class="wraps" title=${each.name}>${simpleName(each.name)}</th>
              ${hasHow ? html`<td>${each.how}</td>` : nothing}
              <td class="end">${count(each.count)}</td>
              <td class="end">${count(each.total)}</td>
              <td class="share">
                <span class="bar" title=${share(each.total / all)}><span .style=${`width: ${(100 * each.total) / all}%`}></span></span>
              </td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }
}

/** Why fallbacks served the call. */
@customElement('ov-fallbacks')
export class Fallbacks extends Counted {
  protected override readonly anchor = 'fallbacks';
  protected override readonly heading = 'Fallbacks by reason';

  @property({ attribute: false }) reasons: readonly Reason[] = [];
  @property({ attribute: false }) recovery: number | null = null;

  override render(): TemplateResult {
    if (this.reasons.length === 0) {
      return this.calm('None since the start. A call that its fallback serves counts here, by the exception or the text that led to it.');
    }
    return this.full(
      this.table('Fallbacks by reason', 'reason', this.reasons.map((each) => ({ ...each, name: each.reason }))),
      this.recovery === null ? nothing : `half of them recover within ${duration(this.recovery)}`,
    );
  }
}

/** What made calls fail. */
@customElement('ov-errors')
export class Errors extends Counted {
  protected override readonly anchor = 'errors';
  protected override readonly heading = 'Errors by type';

  @property({ attribute: false }) errors: readonly ErrorCount[] = [];

  override render(): TemplateResult {
    if (this.errors.length === 0) {
      return this.calm('None since the start. Calls that fail, are rejected or time out count here, by the class of the exception.');
    }
    return this.full(this.table('Errors by type', 'type', this.errors.map((each) => ({ ...each, name: each.type, how: each.outcome }))));
  }
}

/** Attempts after the first. */
@customElement('ov-retries')
export class Retries extends Section {
  protected override readonly anchor = 'retries';
  protected override readonly heading = 'Retries';

  @property({ attribute: false }) retries = 0;
  @property({ attribute: false }) ended = 0;

  override render(): TemplateResult {
    if (this.retries === 0 || this.ended === 0) {
      return this.calm('None since the start. Attempts after the first of their call count here, where a library retries.');
    }
    return this.calm(
      html`<span class="number">${count(this.retries)}</span> attempts after the first since the start, ${count(this.retries / this.ended)} for each call.`,
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-fallbacks': Fallbacks;
    'ov-errors': Errors;
    'ov-retries': Retries;
  }
}
