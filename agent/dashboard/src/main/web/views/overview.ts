import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { App } from '../app/app.js';
import { Watched } from '../data/controllers.js';
import { added, DEFAULT_LAYOUT, isFull, isLayout, type Layout } from '../data/layout.js';
import { valueOf } from '../data/loaded.js';
import '../parts/add-panel.js';
import type { Added } from '../parts/add-panel.js';
import '../parts/board.js';
import { icon } from '../parts/icons.js';
import '../parts/page-head.js';
import '../parts/start-guide.js';
import { empty, stateStyles } from '../parts/states.js';
import { base } from '../theme/base.js';

/** The preference that keeps the reader's own arrangement. */
const NAME = 'overview';

/** Is it healthy; if not, which wrapper, since when, why, and what changed. Every reader may arrange it. */
@customElement('ov-view-overview')
export class OverviewView extends LitElement {
  static override styles = [
    base,
    stateStyles,
    css`
      :host {
        display: block;
      }
      .arranging {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2);
        margin-bottom: var(--space-4);
        padding: var(--space-3) var(--space-4);
        border: 1px solid var(--line);
        border-radius: var(--radius-m);
        background: var(--info-sunk);
      }
      .arranging p {
        flex: 1 1 260px;
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @state() private isAdding = false;
  /** What was before each change since one began to arrange. */
  @state() private undone: readonly Layout[] = [];

  private readonly system = new Watched(this, () => this.app.store.topic('system'));
  private readonly redraw = (): void => this.requestUpdate();

  override connectedCallback(): void {
    super.connectedCallback();
    this.app.preferences.addEventListener('change', this.redraw);
    this.app.router.addEventListener('change', this.redraw);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.app.preferences.removeEventListener('change', this.redraw);
    this.app.router.removeEventListener('change', this.redraw);
  }

  private get layout(): Layout {
    return this.app.preferences.get(NAME, isLayout, DEFAULT_LAYOUT);
  }

  private get isArranging(): boolean {
    return this.app.router.params['arrange'] === '1';
  }

  override render(): TemplateResult {
    const system = valueOf(this.system.state);
    return html`<ov-page-head
        .app=${this.app}
        heading="Overview"
        .status=${system?.status}
        .since=${system?.status === 'unknown' ? undefined : system?.since}
        .score=${system?.score ?? undefined}
      >
        ${this.isArranging ? nothing : html`<button class="arrange" @click=${() => this.arrange(true)}>${icon('settings')}Arrange</button>`}
      </ov-page-head>
      ${this.isArranging ? this.bar() : nothing} ${this.board()}
      <ov-add-panel .app=${this.app} .open=${this.isAdding} @added=${this.add} @closed=${() => (this.isAdding = false)}></ov-add-panel>`;
  }

  private board(): TemplateResult {
    const operations = valueOf(this.system.state)?.operations;
    const isNothing = operations !== undefined && Object.values(operations).every((each) => each === 0);
    if (isNothing && !this.isArranging) {
      return html`<ov-start-guide .app=${this.app}></ov-start-guide>`;
    }
    if (this.layout.length === 0 && !this.isArranging) {
      return empty(
        'This page is empty',
        'All of its panels were removed.',
        html`<button @click=${() => this.arrange(true)}>${icon('plus')}Add panels</button>`,
      );
    }
    return html`<ov-board
      .app=${this.app}
      .layout=${this.layout}
      .arranging=${this.isArranging}
      @arranged=${(event: CustomEvent<Layout>) => this.change(event.detail)}
    ></ov-board>`;
  }

  private bar(): TemplateResult {
    return html`<div class="arranging" role="region" aria-label="Arranging">
      <p><b>You are arranging this page.</b> Drag panels by their heads, or use their buttons. Changes are kept for you as you make them.</p>
      <button ?disabled=${isFull(this.layout)} @click=${() => (this.isAdding = true)}>${icon('plus')}Add a panel</button>
      <button ?disabled=${this.undone.length === 0} @click=${this.undo}>Undo</button>
      <button ?disabled=${!this.app.preferences.has(NAME)} @click=${() => this.change(undefined)}>Reset</button>
      <button class="primary" @click=${() => this.arrange(false)}>${icon('check')}Done</button>
    </div>`;
  }

  private arrange(isOn: boolean): void {
    this.undone = [];
    this.app.router.set({ arrange: isOn ? '1' : '' }, 'replace');
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(isOn ? '.arranging button.primary' : '.arrange')?.focus());
  }

  private add(event: CustomEvent<Added>): void {
    this.change(added(this.layout, event.detail.kind, event.detail.wrapper, event.detail.operation));
  }

  /** @param layout undefined for the default */
  private change(layout: Layout | undefined): void {
    this.undone = [...this.undone, this.layout];
    this.app.preferences.set(NAME, layout);
  }

  private undo(): void {
    const before = this.undone.at(-1);
    if (before !== undefined) {
      this.undone = this.undone.slice(0, -1);
      this.app.preferences.set(NAME, before);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-view-overview': OverviewView;
  }
}
