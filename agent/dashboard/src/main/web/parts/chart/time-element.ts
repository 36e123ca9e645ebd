import { css, LitElement } from 'lit';
import { property } from 'lit/decorators.js';
import type { App } from '../../app/app.js';
import type { Event as AgentEvent } from '../../data/api-types.js';
import { comparedSeconds, rangeOf, type Range } from '../../data/range.js';
import { base } from '../../theme/base.js';
import { marksOf, type Scope } from './marks.js';
import type { Mark } from './model.js';
import { endsNow, spanOf, type Span } from './period.js';
import { Sized } from './sized.js';

/** So many events are read to be marked; charts with more are not readable anyhow. */
const MOST_MARKS = 1_000;

/** What charts over the page's range of time have in common. */
export abstract class TimeElement extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        min-width: 0;
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  /** Instead of the page's. */
  @property({ attribute: false }) range: Range | undefined;

  protected readonly sized = new Sized(this);
  private readonly redraw = (): void => this.requestUpdate();

  override connectedCallback(): void {
    super.connectedCallback();
    this.app.router.addEventListener('change', this.redraw);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.app.router.removeEventListener('change', this.redraw);
  }

  protected get wantedRange(): Range {
    return this.range ?? rangeOf(this.app.router.params);
  }

  protected get wantedSpan(): Span {
    return spanOf(this.wantedRange, this.app.clock.now());
  }

  protected get isLive(): boolean {
    return endsNow(this.wantedRange, this.app.clock.now());
  }

  /** How many seconds ago the period is that is compared; undefined for none. */
  protected get compared(): number | undefined {
    return comparedSeconds(this.app.router.params);
  }

  /** A text that changes with the range, the comparison and the room. */
  protected key(points: number, ...more: readonly unknown[]): string | undefined {
    return this.sized.width === 0 ? undefined : JSON.stringify([this.wantedRange, this.compared, points, ...more]);
  }

  /** What happened to the scope meanwhile; nothing where it cannot be said. */
  protected async marks(scope: Scope, span: Span, signal: AbortSignal): Promise<readonly Mark[]> {
    return marksOf(await this.events(span, signal), scope, span.from, span.to);
  }

  private async events(span: Span, signal: AbortSignal): Promise<readonly AgentEvent[]> {
    const query = { from: new Date(span.from).toISOString(), to: new Date(span.to).toISOString(), limit: MOST_MARKS };
    return (await optional(this.app.api.get('/api/v1/events', { query, signal }), signal))?.events ?? [];
  }
}

/** What adds to a chart, and whose absence takes nothing from it. */
export async function optional<T>(asked: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  try {
    return await asked;
  } catch (thrown) {
    if (signal.aborted) {
      throw thrown;
    }
    return undefined;
  }
}
