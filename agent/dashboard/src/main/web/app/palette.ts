import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../parts/icons.js';
import { base } from '../theme/base.js';
import type { App } from './app.js';
import { knownCommands, readCommands, type Command } from './commands.js';
import { ranked, type Fit } from './fuzzy.js';
import { paletteStyles } from './palette-styles.js';
import type { Frame } from './shortcuts.js';

const MOST = 60;

/** Jumps to anything by a few letters of its name. A combobox with a list, as WAI-ARIA describes it. */
@customElement('ov-palette')
export class Palette extends LitElement {
  static override styles = [base, paletteStyles];

  @property({ attribute: false }) app!: App;
  @property({ attribute: false }) frame!: Frame;
  @property({ type: Boolean }) open = false;
  @state() private typed = '';
  @state() private chosen = 0;
  @state() private commands: readonly Command[] = [];
  @state() private isReading = false;
  @query('dialog') private readonly dialog!: HTMLDialogElement;
  @query('input') private readonly input!: HTMLInputElement;

  private found: readonly { readonly item: Command; readonly fit: Fit }[] = [];

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('open') && this.open) {
      this.typed = '';
      this.chosen = 0;
      this.commands = knownCommands(this.app, this.frame);
      void this.read();
    }
    this.found = this.open ? ranked(this.typed, this.commands, (each) => each.title, MOST) : [];
    this.chosen = Math.max(0, Math.min(this.chosen, this.found.length - 1));
  }

  override updated(changed: PropertyValues): void {
    if (changed.has('open') && this.open && !this.dialog.open) {
      this.dialog.showModal();
      this.input.focus();
    } else if (!this.open && this.dialog.open) {
      this.dialog.close();
    }
    if (changed.has('chosen')) {
      this.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
    }
  }

  private async read(): Promise<void> {
    this.isReading = true;
    const read = await readCommands(this.app);
    this.isReading = false;
    this.commands = [...knownCommands(this.app, this.frame), ...read];
  }

  override render(): TemplateResult {
    return html`<dialog aria-label="Jump to" @close=${this.closed} @click=${this.clicked}>
      <div class="field">
        ${icon('search')}
        <input
          type="text"
          role="combobox"
          aria-expanded="true"
          aria-controls="found"
          aria-autocomplete="list"
          aria-activedescendant=${this.found.length === 0 ? nothing : `found-${this.chosen}`}
          aria-label="Operation, wrapper, page, alert, setting or action"
          placeholder="Operation, wrapper, page, alert, setting or action"
          autocomplete="off"
          spellcheck="false"
          .value=${this.typed}
          @input=${this.changed}
          @keydown=${this.pressed}
        />
      </div>
      <ul id="found" role="listbox" aria-label="What fits">
        ${repeat(
          this.found,
          (each) => each.item.id,
          (each, i) => this.option(each.item, each.fit, i),
        )}
      </ul>
      <p class="none" role="status">${this.said()}</p>
    </dialog>`;
  }

  private said(): TemplateResult | typeof nothing {
    if (this.found.length > 0) {
      return html`<span class="visually-hidden">${this.found.length} fit</span>`;
    }
    return html`${this.isReading ? 'Reading the names of operations' : `Nothing is called “${this.typed}”.`}`;
  }

  private option(command: Command, fit: Fit, index: number): TemplateResult {
    return html`<li
      id=${`found-${index}`}
      role="option"
      aria-selected=${index === this.chosen}
      @click=${() => this.run(command)}
      @pointermove=${() => (this.chosen = index)}
    >
      <span class=${`icon ${command.icon}`}>${icon(command.icon)}</span>
      <span class="title">${marked(command.title, fit)}</span>
      <span class="kind">${command.kind}</span>
    </li>`;
  }

  private changed(): void {
    this.typed = this.input.value;
    this.chosen = 0;
  }

  private pressed(event: KeyboardEvent): void {
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      this.chosen = stepped(this.chosen, step, this.found.length);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const command = this.found[this.chosen]?.item;
      if (command !== undefined) {
        this.run(command);
      }
    }
  }

  private run(command: Command): void {
    this.dialog.close();
    command.run();
  }

  private clicked(event: MouseEvent): void {
    if (event.target === this.dialog) {
      this.dialog.close();
    }
  }

  private closed(): void {
    this.open = false;
    this.dispatchEvent(new Event('closed'));
  }
}

/** One step goes round at the ends; several stop there. */
function stepped(from: number, by: number, length: number): number {
  if (length === 0) {
    return 0;
  }
  return Math.abs(by) === 1 ? (from + by + length) % length : Math.max(0, Math.min(length - 1, from + by));
}

function marked(text: string, fit: Fit): readonly (TemplateResult | string)[] {
  const typed = new Set(fit.at);
  return [...text].map((letter, i) => (typed.has(i) ? html`<b>${letter}</b>` : letter));
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-palette': Palette;
  }
}
