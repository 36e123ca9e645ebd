import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { App } from '../app/app.js';
import { moved, movedTo, resized, stepped, without, type Layout, type Panel } from '../data/layout.js';
import { base } from '../theme/base.js';
import { boardStyles } from './board-styles.js';
import { icon, type IconName } from './icons.js';
import { KINDS, titleOf } from './panels/kinds.js';

/**
 * Panels in twelve columns. While they are arranged, each has buttons to move, resize and remove it, and can be dragged by
 * its head. Sends `arranged` with the new Layout.
 */
@customElement('ov-board')
export class Board extends LitElement {
  static override styles = [base, boardStyles];

  @property({ attribute: false }) app!: App;
  @property({ attribute: false }) layout: Layout = [];
  @property({ type: Boolean, reflect: true }) arranging = false;
  /** The panel that is dragged, and the one that it is over. */
  @state() private dragged: string | undefined;
  @state() private over: string | undefined;
  @state() private said = '';

  override render(): TemplateResult {
    return html`<div class="grid">
        ${repeat(
          this.layout,
          (each) => each.id,
          (each, i) => this.panel(each, i),
        )}
      </div>
      <p class="visually-hidden" role="status">${this.said}</p>`;
  }

  private panel(panel: Panel, index: number): TemplateResult {
    const kind = KINDS[panel.kind];
    const classes = [
      `w${panel.columns}`,
      kind.isBare && !this.arranging ? 'bare' : 'panel',
      this.dragged === panel.id ? 'dragged' : '',
      this.over === panel.id && this.dragged !== panel.id ? 'over' : '',
    ];
    return html`<section
      class=${classes.filter((each) => each !== '').join(' ')}
      data-panel=${panel.id}
      aria-label=${titleOf(panel)}
      @dragover=${this.dragged === undefined ? nothing : (event: DragEvent) => this.draggedOver(event, panel)}
      @drop=${(event: DragEvent) => this.dropped(event, panel)}
    >
      ${this.arranging ? this.bar(panel, index) : kind.isBare || kind.isSpeaking ? nothing : html`<h2>${titleOf(panel)}</h2>`}
      <div class="content" ?inert=${this.arranging}>${kind.draw(this.app, panel)}</div>
    </section>`;
  }

  private bar(panel: Panel, index: number): TemplateResult {
    const title = titleOf(panel);
    const isFirst = index === 0;
    const isLast = index === this.layout.length - 1;
    return html`<div
      class="bar"
      draggable="true"
      @dragstart=${(event: DragEvent) => this.dragStarted(event, panel)}
      @dragend=${() => this.dragEnded()}
    >
      <h2>${icon('menu')}${title}</h2>
      <div class="buttons" role="group" aria-label=${`Arrange ${title}`}>
        ${this.button('earlier', 'up', `Move ${title} earlier`, isFirst, () => this.move(panel, -1))}
        ${this.button('later', 'down', `Move ${title} later`, isLast, () => this.move(panel, 1))}
        ${this.button('narrower', 'left', `Make ${title} narrower`, stepped(panel.columns, -1) === panel.columns, () => this.resize(panel, -1))}
        ${this.button('wider', 'right', `Make ${title} wider`, stepped(panel.columns, 1) === panel.columns, () => this.resize(panel, 1))}
        ${this.button('remove', 'close', `Remove ${title}`, false, () => this.takeAway(panel))}
      </div>
    </div>`;
  }

  /** Buttons at an end stay where they are, so that the focus does, too. */
  private button(what: string, iconName: IconName, label: string, isOff: boolean, run: () => void): TemplateResult {
    return html`<button
      class="icon quiet"
      data-do=${what}
      aria-label=${label}
      title=${label}
      aria-disabled=${isOff ? 'true' : nothing}
      @click=${isOff ? nothing : run}
    >
      ${icon(iconName)}
    </button>`;
  }

  private move(panel: Panel, by: number): void {
    const next = moved(this.layout, panel.id, by);
    this.arrange(next);
    this.say(`${titleOf(panel)} is ${next.findIndex((each) => each.id === panel.id) + 1} of ${next.length}`);
    this.focusAgain(panel.id, by < 0 ? 'earlier' : 'later');
  }

  private resize(panel: Panel, step: 1 | -1): void {
    this.arrange(resized(this.layout, panel.id, step));
    this.say(`${titleOf(panel)} is ${stepped(panel.columns, step)} of 12 columns wide`);
  }

  private takeAway(panel: Panel): void {
    const index = this.layout.findIndex((each) => each.id === panel.id);
    const next = without(this.layout, panel.id);
    this.arrange(next);
    this.say(`${titleOf(panel)} is removed`);
    const neighbour = next[Math.min(index, next.length - 1)];
    if (neighbour !== undefined) {
      this.focusAgain(neighbour.id, 'remove');
    }
  }

  private arrange(layout: Layout): void {
    this.layout = layout;
    this.dispatchEvent(new CustomEvent<Layout>('arranged', { detail: layout }));
  }

  private say(text: string): void {
    this.said = text;
  }

  private focusAgain(id: string, what: string): void {
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>(`[data-panel="${CSS.escape(id)}"] [data-do="${what}"]`)?.focus(),
    );
  }

  private dragStarted(event: DragEvent, panel: Panel): void {
    event.dataTransfer?.setData('text/plain', titleOf(panel));
    if (event.dataTransfer !== null) {
      event.dataTransfer.effectAllowed = 'move';
    }
    this.dragged = panel.id;
  }

  private dragEnded(): void {
    this.dragged = undefined;
    this.over = undefined;
  }

  private draggedOver(event: DragEvent, panel: Panel): void {
    event.preventDefault();
    this.over = panel.id;
  }

  private dropped(event: DragEvent, panel: Panel): void {
    if (this.dragged === undefined) {
      return;
    }
    event.preventDefault();
    this.arrange(movedTo(this.layout, this.dragged, panel.id));
    this.dragEnded();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-board': Board;
  }
}
