import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { App } from '../app/app.js';
import type { Operations, Suggestions } from '../data/api-types.js';
import { Every, Fetched, Watched } from '../data/controllers.js';
import { count, plural } from '../data/format.js';
import { valueOf } from '../data/loaded.js';
import { toggled } from '../data/methods.js';
import { base } from '../theme/base.js';
import './copy-button.js';
import { icon } from './icons.js';
import './method-browser.js';
import './selector-form.js';
import { shown, stateStyles } from './states.js';

const DEPENDENCY = `<dependency>
  <groupId>io.opvitals</groupId>
  <artifactId>opvitals-api</artifactId>
  <version>VERSION</version>
</dependency>`;

const EXAMPLE = `import io.opvitals.api.MonitoredOperation;

@MonitoredOperation(wrapper = "payments", fallback = "chargeLater")
public Receipt charge(Order order) { ... }

Receipt chargeLater(Order order) { ... }`;

/**
 * What to do while no method is monitored: annotate one, or name some, with what is loaded in this JVM right now; and
 * whether it worked, up to the first call.
 */
@customElement('ov-start-guide')
export class StartGuide extends LitElement {
  static override styles = [
    base,
    stateStyles,
    css`
      :host {
        display: grid;
        gap: var(--space-4);
        grid-template-columns: minmax(0, 1fr);
      }
      .ways {
        display: grid;
        grid-template-columns: minmax(0, 2fr) minmax(0, 3fr);
        gap: var(--space-4);
        align-items: start;
      }
      .panel {
        display: grid;
        gap: var(--space-3);
        grid-template-columns: minmax(0, 1fr);
      }
      .code {
        position: relative;
        padding: var(--space-3);
        border-radius: var(--radius-m);
        background: var(--surface-sunk);
        border: 1px solid var(--line);
      }
      .code pre {
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      .code ov-copy {
        display: flex;
        justify-content: flex-end;
      }
      .steps {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2) var(--space-5);
      }
      .steps li {
        display: flex;
        align-items: center;
        gap: var(--space-2);
      }
      .done svg {
        flex: none;
        color: var(--healthy);
      }
      .steps a {
        text-decoration: underline;
      }
      .suggested {
        display: grid;
        gap: var(--space-1);
      }
      .suggested label {
        display: flex;
        gap: var(--space-2);
        align-items: start;
        font-weight: 400;
        padding: var(--space-1) 0;
        overflow-wrap: anywhere;
      }
      .suggested input {
        flex: none;
        margin-top: 3px;
      }
      .packages {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1);
      }
      .packages button {
        min-height: 26px;
        padding: 0 var(--space-2);
        font-size: var(--text-s);
        white-space: normal;
        overflow-wrap: anywhere;
      }
      @media (max-width: 1100px) {
        .ways {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @state() private selectors = '';
  @state() private query = '';

  private readonly operations = new Watched(this, () => this.app.store.topic('operations'));
  private readonly monitored = new Fetched(
    this,
    () => 'monitored',
    (signal) => this.app.api.get('/api/v1/instrumentation', { query: { limit: 20 }, signal }),
  );
  private readonly suggested = new Fetched(
    this,
    () => (this.app.session.may('admin') ? 'suggested' : undefined),
    (signal) => this.app.api.get('/api/v1/instrumentation/suggestions', { signal }),
  );
  private readonly version = new Fetched(
    this,
    () => 'version',
    async (signal) => (await this.app.api.get('/api/v1/diagnostics', { signal })).version,
  );

  constructor() {
    super();
    new Every(
      this,
      () => 2_000,
      () => this.monitored.retry(),
    );
  }

  override render(): TemplateResult {
    return html`${this.progress()}
      <div class="ways">${this.annotation()} ${this.pattern()}</div>`;
  }

  private progress(): TemplateResult {
    const methods = valueOf(this.monitored.state);
    const called = first(valueOf(this.operations.state));
    const isChosen = (methods?.count ?? 0) > 0;
    const step = (isDone: boolean, text: TemplateResult | string): TemplateResult =>
      html`<li class=${isDone ? 'done' : 'soft'}>${icon(isDone ? 'healthy' : 'unknown')}<span>${text}</span></li>`;
    return html`<section class="panel" aria-label="How far it is" role="status">
      <ol class="steps">
        ${step(true, 'The agent runs')}
        ${step(isChosen, isChosen ? `${plural(methods?.count ?? 0, 'method')} monitored` : 'Waiting for a method to monitor')}
        ${step(
          called !== undefined,
          called === undefined
            ? isChosen
              ? 'Waiting for the first call: use the application'
              : 'The first call'
            : html`The first call arrived: <a href=${this.app.router.href('operations', called.id)}>${called.id}</a>, ${plural(called.calls, 'call')}`,
        )}
      </ol>
      ${called === undefined ? nothing : html`<p><a class="button" href=${this.app.router.href()}>${icon('overview')}To the overview</a></p>`}
    </section>`;
  }

  private annotation(): TemplateResult {
    const dependency = DEPENDENCY.replace('VERSION', valueOf(this.version.state) ?? 'VERSION');
    return html`<section class="panel" aria-labelledby="annotate">
      <h2 id="annotate">Annotate a method</h2>
      <p class="soft">For code of yours. The annotation does nothing without the agent. Build and start the application again.</p>
      <div class="code"><pre tabindex="0" aria-label="Example">${EXAMPLE}</pre><ov-copy .text=${EXAMPLE} what="the example"></ov-copy></div>
      <p class="soft">with this dependency:</p>
      <div class="code"><pre tabindex="0" aria-label="Dependency">${dependency}</pre><ov-copy .text=${dependency} what="the dependency"></ov-copy></div>
    </section>`;
  }

  private pattern(): TemplateResult {
    return html`<section class="panel" aria-labelledby="name">
      <h2 id="name">Or name methods</h2>
      <p class="soft">Without touching code, and at once: loaded classes are changed in place, and get their original code back when you take it back.</p>
      ${this.app.session.may('admin')
        ? html`${shown(this.suggested.state, (found) => this.suggestions(found), { retry: () => this.suggested.retry() })}
            <ov-selector-form
              .app=${this.app}
              .text=${this.selectors}
              @typed=${(event: CustomEvent<string>) => (this.selectors = event.detail)}
              @applied=${() => {
                this.selectors = '';
                this.monitored.retry();
              }}
            ></ov-selector-form>
            <h3>Or look for one</h3>
            <ov-method-browser
              .app=${this.app}
              .query=${this.query}
              .chosen=${this.selectors}
              @search=${(event: CustomEvent<string>) => (this.query = event.detail)}
              @chosen=${(event: CustomEvent<string>) => (this.selectors = toggled(this.selectors, event.detail))}
            ></ov-method-browser>`
        : html`<p>An admin can do so here; or write it into the file:</p>
            <div class="code"><pre tabindex="0" aria-label="Setting">instrumentation.include:\n- 'com.acme.*Client#*'</pre></div>`}
    </section>`;
  }

  private suggestions(found: Suggestions): TemplateResult {
    if (found.classes === 0) {
      return html`<p class="soft">None of the application’s own classes is loaded yet.</p>`;
    }
    const chosen = new Set(this.selectors.split('\n'));
    return html`<p>${count(found.classes)} of the application’s own classes are loaded right now, by their names.</p>
      ${found.selectors.length === 0
        ? nothing
        : html`<div class="suggested" role="group" aria-label="Suggestions">
            ${found.selectors.map(
              (each) => html`<label
                ><input
                  type="checkbox"
                  .checked=${chosen.has(each.selector)}
                  @change=${() => (this.selectors = toggled(this.selectors, each.selector))}
                /><span><code>${each.selector}</code> <span class="soft small">${each.examples.every((name) => each.selector.startsWith(`${name}#`)) ? 'without a package' : html`${plural(each.classes, 'class', 'classes')}: ${each.examples.map(simple).join(', ')}`}</span></span></label
              >`,
            )}
          </div>`}
      <div class="packages" role="group" aria-label="Look into a package">
        ${found.packages.filter((each) => each.package !== '').map(
          (each) => html`<button @click=${() => (this.query = `${each.package}.`)}>${each.package} <span class="faint">${count(each.classes)}</span></button>`,
        )}
      </div>`;
  }
}

function simple(name: string): string {
  return name.substring(name.lastIndexOf('.') + 1);
}

/** The operation with the most calls, of those that were called. */
function first(operations: Operations | undefined): { id: string; calls: number } | undefined {
  return operations?.operations
    .map((each) => ({ id: each.id, calls: each.calls }))
    .filter((each) => each.calls > 0)
    .sort((a, b) => b.calls - a.calls)[0];
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-start-guide': StartGuide;
  }
}
