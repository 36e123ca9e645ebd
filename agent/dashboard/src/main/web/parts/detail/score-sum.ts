import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { scoreSteps, type ScoreStep } from '../../data/detail/score.js';
import { duration, score } from '../../data/format.js';
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

  @property({ attribute: false }) now!: Scored;

  override render(): TemplateResult {
    const { successRate, factors } = this.now;
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
