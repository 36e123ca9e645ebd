import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { App } from '../app/app.js';
import type { Match, Reads } from '../data/api-types.js';
import { count, plural } from '../data/format.js';
import { parseMethod, selectorsOf } from '../data/methods.js';
import { asProblem, type ApiProblem } from '../data/problem.js';
import { millis } from '../data/setting-value.js';
import { base } from '../theme/base.js';
import { icon } from './icons.js';
import { lastingControl } from './lasting.js';
import { failure, stateStyles } from './states.js';

type Preview = Reads['/api/v1/instrumentation/preview'];

const PREVIEW_AFTER_MS = 400;
const MOST_SHOWN = 50;

/**
 * Selectors of methods, what they would match among the loaded classes, and applying them, for good or for a time. Sends
 * `typed` (the text) and `applied`.
 */
@customElement('ov-selector-form')
export class SelectorForm extends LitElement {
  static override styles = [
    base,
    stateStyles,
    css`
      form {
        display: grid;
        gap: var(--space-3);
        grid-template-columns: minmax(0, 1fr);
      }
      textarea {
        width: 100%;
      }
      ul {
        border: 1px solid var(--line);
        border-radius: var(--radius-m);
        max-height: 280px;
        overflow: auto;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1) var(--space-3);
        padding: var(--space-1) var(--space-3);
        overflow-wrap: anywhere;
      }
      li + li {
        border-top: 1px solid var(--line);
      }
      .warning {
        display: flex;
        gap: var(--space-2);
        color: var(--degraded);
      }
      svg {
        flex: none;
        margin-top: 2px;
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @property() text = '';
  @state() private preview: Preview | undefined;
  @state() private problem: ApiProblem | undefined;
  @state() private isLooking = false;
  @state() private isApplying = false;
  @state() private isExclude = false;
  @state() private lasting = '';

  private timer: ReturnType<typeof setTimeout> | undefined;
  private looked = '';

  override updated(): void {
    if (this.text !== this.looked) {
      this.looked = this.text;
      this.lookSoon(PREVIEW_AFTER_MS);
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  override render(): TemplateResult {
    const isLastingRight = this.lasting === '' || millis(this.lasting.trim()) !== undefined;
    const finds = this.isExclude || (this.preview?.count ?? 0) > 0;
    const canApply = this.preview !== undefined && finds && !this.isLooking && this.problem === undefined && isLastingRight;
    return html`<form @submit=${this.apply}>
      <div class="field">
        <label for="selectors">Selectors, one a line</label>
        <textarea
          id="selectors"
          class="mono"
          rows="3"
          spellcheck="false"
          placeholder="public com.acme.*Client#*"
          aria-describedby="selectors-more"
          aria-invalid=${this.problem?.status === 400}
          .value=${live(this.text)}
          @input=${(event: Event) => this.dispatchEvent(new CustomEvent<string>('typed', { detail: (event.target as HTMLTextAreaElement).value }))}
        ></textarea>
        <span class="hint" id="selectors-more"
          ><code>package.Class#method</code>; <code>*</code> is any characters, <code>Type+#*</code> its subtypes, too,
          <code>@com.acme.Slow</code> an annotation.</span
        >
      </div>
      ${selectorsOf(this.text).length === 0 ? nothing : this.found()}
      <div class="row">
        <label><input type="checkbox" .checked=${live(this.isExclude)} @change=${() => (this.isExclude = !this.isExclude)} /> Leave these out instead of monitoring them</label>
      </div>
      ${lastingControl(this.lasting, (text) => (this.lasting = text))}
      <div>
        <button class="primary" ?disabled=${!canApply || this.isApplying}>
          ${this.isApplying ? 'Applying' : this.isExclude ? 'Stop monitoring them' : `Monitor ${this.preview === undefined ? 'them' : plural(this.preview.count, 'method')}`}
        </button>
      </div>
    </form>`;
  }

  private found(): TemplateResult {
    if (this.problem !== undefined) {
      return failure(this.problem, { retry: () => this.lookSoon(0) });
    }
    const preview = this.preview;
    if (preview === undefined || this.isLooking) {
      return html`<p class="soft" role="status">Looking through the loaded classes…</p>`;
    }
    const already = preview.matches.filter((each) => each.isMonitored).length;
    const excluded = preview.matches.filter((each) => each.excludedBy !== '').length;
    return html`<p role="status">
        <strong>${plural(preview.count, 'method')}</strong> of loaded classes${already === 0 ? '' : `, ${count(already)} monitored already`}${excluded === 0
          ? ''
          : `, ${count(excluded)} excluded`}.
      </p>
      ${preview.count === 0
        ? this.warning('No loaded class has such a method: there is nothing to monitor yet. Constructors, abstract and native methods never are. For classes that are loaded later, write it into the file, as instrumentation.include.')
        : nothing}
      ${preview.exceedsLimit ? this.warning('They are more than may still be monitored (opvitals.instrumentation.max-methods): some will be left out.') : nothing}
      ${preview.notSeen > 0 ? this.warning(`${plural(preview.notSeen, 'class', 'classes')} cannot be looked into: the JVM does not allow it.`) : nothing}
      ${preview.count > 500 ? this.warning('So many are seldom useful. Methods that are called in every loop cost time: name those around an external tool.') : nothing}
      ${preview.matches.length === 0
        ? nothing
        : html`<ul tabindex="0" aria-label="Methods that would be monitored">
            ${preview.matches.slice(0, MOST_SHOWN).map((each) => this.match(each))}
            ${preview.count > MOST_SHOWN ? html`<li class="soft">and ${count(preview.count - MOST_SHOWN)} more</li>` : nothing}
          </ul>`}`;
  }

  private match(each: Match): TemplateResult {
    const name = parseMethod(each.method);
    return html`<li>
      <span title=${each.method}><span class="soft">${name.packageName}.</span>${name.className}#${name.signature}</span>
      <span class="soft">→ ${each.operation}</span>
      ${each.isMonitored ? html`<span class="chip">monitored already</span>` : nothing}
      ${each.excludedBy === '' ? nothing : html`<span class="chip">excluded by ${each.excludedBy}</span>`}
    </li>`;
  }

  private warning(text: string): TemplateResult {
    return html`<p class="warning">${icon('degraded')}${text}</p>`;
  }

  private lookSoon(afterMs: number): void {
    clearTimeout(this.timer);
    const wanted = selectorsOf(this.text).join(', ');
    this.problem = undefined;
    this.preview = undefined;
    this.isLooking = wanted !== '';
    if (wanted !== '') {
      this.timer = setTimeout(() => void this.look(wanted), afterMs);
    }
  }

  private async look(selectors: string): Promise<void> {
    const isWanted = (): boolean => selectorsOf(this.text).join(', ') === selectors;
    try {
      const preview = await this.app.api.get('/api/v1/instrumentation/preview', { query: { selectors } });
      if (isWanted()) {
        this.preview = preview;
        this.isLooking = false;
      }
    } catch (thrown) {
      const problem = asProblem(thrown);
      if (!isWanted()) {
        return;
      }
      if (problem.status === 503) {
        this.timer = setTimeout(() => void this.look(selectors), 1_000);
        return;
      }
      this.problem = problem;
      this.isLooking = false;
    }
  }

  private async apply(event: Event): Promise<void> {
    event.preventDefault();
    const selectors = [...selectorsOf(this.text)];
    const lasting = this.lasting.trim();
    this.isApplying = true;
    try {
      const body = { ...(this.isExclude ? { exclude: selectors } : { include: selectors }), ...(lasting === '' ? {} : { for: lasting }) };
      await this.app.api.send('POST /api/v1/instrumentation/changes', body);
      this.app.notices.done(this.isExclude ? 'They are no longer monitored.' : 'They are monitored from their next call on.');
      this.dispatchEvent(new Event('applied'));
    } catch (thrown) {
      this.problem = asProblem(thrown);
    } finally {
      this.isApplying = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-selector-form': SelectorForm;
  }
}
