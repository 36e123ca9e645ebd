import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { App } from '../../app/app.js';
import type { Factor } from '../../data/api-types.js';
import { scoreSteps, type ScoreStep } from '../../data/detail/score.js';
import { duration, score } from '../../data/format.js';
import { SCOPE_PARAM } from '../../data/scope.js';
import { base } from '../../theme/base.js';
import { tableStyles } from './section.js';
import type { Scored } from './head.js';

/** The score as its own arithmetic: what it begins with, and what each factor takes away. */
@customElement('ov-score-sum')
export class ScoreSum extends LitElement {
  static override styles = [
    base,
    tableStyles,
    css`
      .panel {
        padding: 0;
        overflow: hidden;
      }
      .scroll {
        border: 0;
        border-radius: 0;
      }
      td:first-child,
      th:first-child {
        width: 1px;
        color: var(--text-soft);
        white-space: nowrap;
      }
      .evidence {
        display: block;
        color: var(--text-soft);
        font-size: var(--text-s);
      }
      p {
        padding: var(--space-3) var(--space-4);
        color: var(--text-soft);
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @property({ attribute: false }) now!: Scored;

  override render(): TemplateResult {
    const { successRate, factors } = this.now;
    if (this.app.scope.kind === 'fleet' && this.now.score !== null) {
      return html`<div class="panel">${this.ofWorst(this.now.score, factors[0])}</div>`;
    }
    if (successRate === null || this.now.score === null) {
      return html`<div class="panel"><p>No score yet: too few calls ended in the last ${duration(this.now.windowSeconds)}. What is not known is never shown as healthy.</p></div>`;
    }
    return html`<div class="panel">
      <div class="scroll">
        <table>
          <caption class="visually-hidden">How the health score came about</caption>
          <thead>
            <tr><th scope="col"><span class="visually-hidden">Factor</span></th><th scope="col">Score</th><th scope="col" class="end">takes away</th></tr>
          </thead>
          <tbody>
            ${scoreSteps(successRate, factors).map((each, i) => this.step(each, i === 0))}
            <tr class="sum"><td>=&nbsp;${score(this.now.score)}</td><td colspan="2">${this.now.status}</td></tr>
          </tbody>
        </table>
      </div>
    </div>`;
  }

  /** Over several instances there is no sum: the score is the worst one's own, and what made it is known there. */
  private ofWorst(value: number, said: Factor | undefined): TemplateResult {
    const instance = said?.evidence ?? '';
    const whose =
      instance === ''
        ? html`the instance that is worst off`
        : html`<a href=${this.app.router.hrefWith({ [SCOPE_PARAM]: instance })}>${instance}</a>`;
    const others = this.app.scope.kind === 'fleet' && this.app.scope.instances.length === 1 ? '' : ', the lowest of all that were asked';
    return html`<p>
      ${score(value)} is the score of ${whose}${others}, as it says itself. It comes from that instance's own calls, not from the
      figures here. What lowers it stands on its own page.
    </p>`;
  }

  private step(step: ScoreStep, isFirst: boolean): TemplateResult {
    const multiplier = isFirst ? score(step.multiplier) : `× ${Number(step.multiplier.toPrecision(3))}`;
    return html`<tr>
      <td class="number">${multiplier}</td>
      <td>${step.name}<span class="evidence">${isFirst ? 'of calls succeeded or fell back' : step.evidence}</span></td>
      <td class="end">${step.takes < 0.005 ? 'nothing' : `−${step.takes.toFixed(2)}`}</td>
    </tr>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-score-sum': ScoreSum;
  }
}
