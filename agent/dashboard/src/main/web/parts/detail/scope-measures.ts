import { html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { Measures } from '../../data/api-types.js';
import { keyOf } from '../../data/detail/measures.js';
import { queryByName } from '../../data/detail/scope.js';
import { Reading } from '../chart/reading.js';
import './measure-detail.js';
import './measure-table.js';
import { Section } from './section.js';

/** Numbers that calls carry. */
@customElement('ov-scope-measures')
export class ScopeMeasures extends Section {
  protected override readonly anchor = 'measures';
  protected override readonly heading = 'Measures';

  private readonly measures = new Reading<Measures>(
    this,
    () => this.name,
    () => true,
    (signal) => this.app.api.get('/api/v1/measures', { query: queryByName(this.scope), signal }),
  );
  private readonly redraw = (): void => this.requestUpdate();

  override connectedCallback(): void {
    super.connectedCallback();
    this.app.router.addEventListener('change', this.redraw);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.app.router.removeEventListener('change', this.redraw);
  }

  override render(): TemplateResult {
    return this.read(this.measures.state, (all) => this.drawn(all), () => this.measures.retry());
  }

  private drawn({ measures }: Measures): TemplateResult {
    if (measures.length === 0) {
      return this.calm(html`None. <code>Operations.current().measure("quality", 0.93)</code> in the application attaches a number to a call; its percentiles and its drift stand here.`);
    }
    const chosen = this.app.router.params['measure'] ?? '';
    const one = measures.find((each) => keyOf(each) === chosen);
    return this.full(html`<ov-measure-table .app=${this.app} .measures=${measures} .chosen=${chosen} ?named=${this.scope.operation === undefined}></ov-measure-table>
      ${one === undefined ? nothing : html`<ov-measure-detail .app=${this.app} .measure=${one}></ov-measure-detail>`}`, 'choose one to see it over time');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-scope-measures': ScopeMeasures;
  }
}
