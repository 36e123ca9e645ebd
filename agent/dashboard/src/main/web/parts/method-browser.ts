import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { App } from '../app/app.js';
import type { Explanation, Method } from '../data/api-types.js';
import { Fetched } from '../data/controllers.js';
import { plural } from '../data/format.js';
import { parseMethod, selectorOf, selectorsOf, tree, type ClassNode } from '../data/methods.js';
import { asProblem } from '../data/problem.js';
import { base } from '../theme/base.js';
import './dialog.js';
import { icon } from './icons.js';
import { empty, shown, stateStyles } from './states.js';

const LIMIT = 300;

/** Loaded methods by package and class: choosing some, and why one is or is not monitored. Sends `chosen` (a selector). */
@customElement('ov-method-browser')
export class MethodBrowser extends LitElement {
  static override styles = [
    base,
    stateStyles,
    css`
      :host {
        display: grid;
        gap: var(--space-3);
        grid-template-columns: minmax(0, 1fr);
      }
      form input {
        flex: 1;
        min-width: 180px;
        max-width: 480px;
      }
      .tree {
        border: 1px solid var(--line);
        border-radius: var(--radius-m);
        max-height: 60vh;
        overflow: auto;
      }
      .package {
        position: sticky;
        top: 0;
        padding: var(--space-1) var(--space-3);
        background: var(--surface-sunk);
        color: var(--text-soft);
        font-size: var(--text-s);
        overflow-wrap: anywhere;
      }
      details {
        border-top: 1px solid var(--line);
      }
      details > * {
        box-sizing: border-box;
      }
      summary {
        min-height: 36px;
        padding: var(--space-2) var(--space-3);
        cursor: pointer;
        overflow-wrap: anywhere;
      }
      li,
      .all {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-1) var(--space-2);
        padding: 0 var(--space-3) 0 var(--space-5);
        min-height: 34px;
      }
      label {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        font-weight: 400;
        overflow-wrap: anywhere;
        min-width: 0;
      }
      li label {
        flex: 1;
      }
      .explained {
        display: grid;
        gap: var(--space-3);
      }
      dl {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: var(--space-1) var(--space-3);
        overflow-wrap: anywhere;
      }
      dt {
        color: var(--text-soft);
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  /** What is looked for; part of a class, or of both as in Search#find. */
  @property() query = '';
  /** The selectors that are chosen already, each in a line. */
  @property() chosen = '';
  @state() private explained: { readonly of: string; readonly answers: readonly Explanation[] } | undefined;

  private readonly found = new Fetched(
    this,
    () => (this.query.length >= 2 ? this.query : undefined),
    (signal) => this.app.api.get('/api/v1/instrumentation/methods', { query: { query: this.query, limit: LIMIT }, signal }),
  );

  override render(): TemplateResult {
    return html`<form class="row" @submit=${this.search}>
        <input
          type="search"
          name="query"
          aria-label="Search methods of loaded classes"
          placeholder="Part of a class, or Search#find"
          .value=${live(this.query)}
        />
        <button>${icon('search')}Search</button>
      </form>
      ${this.query.length < 2
        ? html`<p class="soft" role="status">
            ${this.query === '' ? 'Looks at the classes that are loaded now.' : 'Give two characters or more.'} <code>*</code> is any characters.
          </p>`
        : shown(this.found.state, (found) => this.drawn(found.methods, found.isCut), { retry: () => this.found.retry() })}
      ${this.dialog()}`;
  }

  private drawn(methods: readonly Method[], isCut: boolean): TemplateResult {
    if (methods.length === 0) {
      return empty('No loaded class fits', 'A class is loaded when the application first uses it. Selectors hold for classes that are loaded later, too.');
    }
    const chosen = new Set(selectorsOf(this.chosen));
    const packages = tree(methods);
    const isFew = methods.length <= 30;
    return html`<p class="soft small" role="status">${plural(methods.length, 'method')}${isCut ? ', and more: search for less' : ''}</p>
      <div class="tree" tabindex="0" role="region" aria-label="Methods of loaded classes">
        ${packages.map(
          (each) => html`<div class="package">${each.name === '' ? 'no package' : each.name}</div>
            ${each.classes.map((type) => this.type(type, chosen, isFew))}`,
        )}
      </div>`;
  }

  private type(type: ClassNode, chosen: ReadonlySet<string>, isOpen: boolean): TemplateResult {
    const monitored = type.methods.filter((each) => each.operation !== '').length;
    const all = `${type.full}#*`;
    return html`<details ?open=${isOpen}>
      <summary>${type.name} <span class="soft small">${plural(type.methods.length, 'method')}${monitored === 0 ? '' : `, ${monitored} monitored`}</span></summary>
      <div class="all">
        <label><input type="checkbox" .checked=${live(chosen.has(all))} @change=${() => this.choose(all)} />All of <code>${type.name}</code></label>
      </div>
      <ul>
        ${type.methods.map((each) => this.method(each, chosen))}
      </ul>
    </details>`;
  }

  private method(each: Method, chosen: ReadonlySet<string>): TemplateResult {
    const selector = selectorOf(each);
    const name = parseMethod(each.method);
    return html`<li>
      <label title=${each.method}
        ><input type="checkbox" .checked=${live(chosen.has(selector))} @change=${() => this.choose(selector)} /><code>${name.signature}</code></label
      >
      ${each.operation === '' ? nothing : html`<span class="chip">monitored as ${each.operation}</span>`}
      <button class="quiet" aria-label="Explain ${name.className}#${name.signature}" @click=${() => this.explain(each)}>Explain</button>
    </li>`;
  }

  private dialog(): TemplateResult {
    const explained = this.explained;
    return html`<ov-dialog heading=${explained?.of ?? ''} ?open=${explained !== undefined} @closed=${() => (this.explained = undefined)}>
      <div class="explained">
        ${explained?.answers.map(
          (each) => html`<div class="panel stack">
            <p>${each.sentence}</p>
            <dl>
              <dt>Answer</dt>
              <dd>${each.answer}</dd>
              ${each.because === '' ? nothing : html`<dt>Because of</dt><dd><code>${each.because}</code></dd>`}
              ${each.operation === '' ? nothing : html`<dt>Operation</dt><dd>${each.operation}</dd>`}
              ${each.classLoader === '' ? nothing : html`<dt>Class loader</dt><dd>${each.classLoader}</dd>`}
              ${each.otherAgents.length === 0 ? nothing : html`<dt>Other agents in it</dt><dd>${each.otherAgents.join(', ')}</dd>`}
            </dl>
          </div>`,
        )}
      </div>
    </ov-dialog>`;
  }

  /** Says why a method is or is not monitored. */
  async explain(each: Method): Promise<void> {
    const name = parseMethod(each.method);
    const type = name.packageName === '' ? name.className : `${name.packageName}.${name.className}`;
    try {
      const { answers } = await this.app.api.get('/api/v1/instrumentation/explain', { query: { class: type, method: name.method } });
      this.explained = { of: `${name.className}#${name.method}`, answers };
    } catch (thrown) {
      this.app.notices.problem(asProblem(thrown).message);
    }
  }

  private choose(selector: string): void {
    this.dispatchEvent(new CustomEvent<string>('chosen', { detail: selector }));
  }

  private search(event: Event): void {
    event.preventDefault();
    const text = new FormData(event.target as HTMLFormElement).get('query');
    this.dispatchEvent(new CustomEvent<string>('search', { detail: typeof text === 'string' ? text.trim() : '' }));
    if (typeof text === 'string' && text.trim() === this.query) {
      this.found.retry();
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-method-browser': MethodBrowser;
  }
}
