import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Explanation, Method } from '../../data/api-types.js';
import { Reading } from '../chart/reading.js';
import { Section } from './section.js';

/** Why this is monitored: which method, and which rule says so. */
@customElement('ov-explain')
export class Explain extends Section {
  protected override readonly anchor = 'explain';
  protected override readonly heading = 'Why it is monitored';

  /** Those that are this operation. */
  @property({ attribute: false }) methods: readonly Method[] | undefined;

  private readonly answers = new Reading<readonly Explanation[]>(
    this,
    () => (this.app.session.may('admin') ? this.methods?.[0]?.method : undefined),
    () => false,
    async (signal) => {
      const [className = '', rest = ''] = (this.methods?.[0]?.method ?? '').split('#');
      const method = rest.substring(0, rest.indexOf('('));
      const { answers } = await this.app.api.get('/api/v1/instrumentation/explain', { query: { class: className, method }, signal });
      return answers.filter((each) => each.operation === this.name);
    },
  );

  override render(): TemplateResult {
    if (this.app.scope.kind === 'fleet') {
      return this.elsewhere();
    }
    if (this.methods === undefined) {
      return this.calm('Reading');
    }
    if (this.methods.length === 0) {
      return this.calm(html`No woven method has this name: the application starts these calls itself, by <code>Operations.start</code>, or its class is not loaded any more.`);
    }
    if (!this.app.session.may('admin')) {
      return this.calm('Which method this is, and which rule says so, is for the role admin.');
    }
    return this.read(this.answers.state, (answers) => this.drawn(answers), () => this.answers.retry());
  }

  private drawn(answers: readonly Explanation[]): TemplateResult {
    const link = this.app.session.may('admin') ? html`<a href=${this.app.router.hrefWith({ query: this.name }, 'admin', 'instrumentation')}>Instrumentation</a>` : nothing;
    return this.full(
      html`<ul class="rows">
        ${answers.map(
          (each) => html`<li class="wraps">
            <code>${each.method.substring(0, each.method.indexOf('('))}</code> is ${each.answer}, by <strong>${each.because}</strong>
            <p class="soft small">
              class loader ${each.classLoader}${each.detail === '' ? nothing : html`; ${each.detail}`}${each.otherAgents.length === 0
                ? nothing
                : html`; also woven by ${each.otherAgents.join(', ')}`}
            </p>
          </li>`,
        )}
      </ul>`,
      link,
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-explain': Explain;
  }
}
