import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { App } from '../app/app.js';
import type { Channel, Channels, ChannelTest, DeadLetter } from '../data/api-types.js';
import { Every, Fetched } from '../data/controllers.js';
import { count, duration, plural } from '../data/format.js';
import { asProblem } from '../data/problem.js';
import { knownLabels } from '../data/vocabulary.js';
import { ActiveAlerts } from '../parts/alerts/active-alerts.js';
import { lockedFor, markStyles, mayChange } from '../parts/alerts/marks.js';
import '../parts/alerts/routing-part.js';
import '../parts/dialog.js';
import { icon } from '../parts/icons.js';
import '../parts/page-head.js';
import { empty, shown, stateStyles } from '../parts/states.js';
import '../parts/when.js';
import { base } from '../theme/base.js';

const PERIOD_MS = 5_000;
const MOST_LETTERS = 100;

/** Who is told of alerts: channels, what they could not deliver, and which alert goes where. */
@customElement('ov-view-alert-channels')
export class AlertChannelsView extends LitElement {
  static override styles = [
    base,
    stateStyles,
    markStyles,
    css`
      :host {
        display: block;
      }
      .channels {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(320px, 100%), 1fr));
        gap: var(--space-3);
      }
      .channels li {
        display: grid;
        gap: var(--space-3);
        align-content: start;
      }
      .head {
        display: flex;
        align-items: baseline;
        gap: var(--space-2);
      }
      .head .mark {
        margin-left: auto;
      }
      dl {
        display: grid;
        grid-template-columns: repeat(4, auto);
        gap: 0 var(--space-3);
        font-size: var(--text-s);
      }
      dt {
        grid-row: 1;
        color: var(--text-soft);
      }
      dd {
        grid-row: 2;
        font-variant-numeric: tabular-nums;
      }
      .fault {
        color: var(--unhealthy);
        overflow-wrap: anywhere;
      }
      .good {
        color: var(--healthy);
      }
      .letters {
        border: 1px solid var(--line);
        border-radius: var(--radius-m);
        background: var(--surface-raised);
      }
      .letters > li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: var(--space-2) var(--space-4);
        padding: var(--space-3) var(--space-4);
      }
      .letters > li + li {
        border-top: 1px solid var(--line);
      }
      @media (max-width: 720px) {
        .letters > li {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @state() private tests: ReadonlyMap<string, ChannelTest | 'running' | string> = new Map();
  @state() private looked: DeadLetter | undefined;

  private readonly active = new ActiveAlerts(this, () => this.app);
  private readonly channels = new Fetched<Channels>(
    this,
    () => 'channels',
    (signal) => this.app.api.get('/api/v1/alerts/channels', { signal }),
  );
  private readonly letters = new Fetched(
    this,
    () => 'letters',
    (signal) => this.app.api.get('/api/v1/alerts/dead-letters', { signal }),
  );
  private readonly routing = new Fetched(
    this,
    () => 'routing',
    (signal) => this.app.api.get('/api/v1/alerts/routing', { signal }),
  );

  constructor() {
    super();
    new Every(this, () => PERIOD_MS, this.reread);
  }

  override render(): TemplateResult {
    const known = knownLabels([...this.active.all.map((each) => each.labels), { severity: 'critical' }, { severity: 'warning' }, { severity: 'info' }]);
    return html`<ov-page-head .app=${this.app} heading="Channels"></ov-page-head>
      <div class="stack">
        ${lockedFor(this.app, 'operator', 'test a channel or send a dead letter again')}
        ${shown(this.channels.state, (value) => this.list(value), { retry: () => this.channels.retry() })}
        <section class="panel stack" aria-labelledby="routing">
          <h2 id="routing">Routing</h2>
          ${shown(this.routing.state, (value) => html`<ov-routing .app=${this.app} .routing=${value} .known=${known}></ov-routing>`, { retry: () => this.routing.retry() })}
        </section>
        <h2>Dead letters</h2>
        ${shown(this.letters.state, (value) => this.letterList(value.deadLetters), { retry: () => this.letters.retry() })}
      </div>
      ${this.letterDialog()}`;
  }

  private list(value: Channels): TemplateResult {
    const problems = value.problems.map((each) => html`<p class="fault" role="alert">${each}</p>`);
    if (value.channels.length === 0) {
      return html`${problems}
      ${empty('No channel', html`A channel is one way to tell somebody: Slack, mail, PagerDuty and others. They are configured as <code>opvitals.alert.channel.NAME.type</code>. Without one, alerts are seen on these pages only.`)}`;
    }
    return html`${problems}
      <ul class="channels">
        ${value.channels.map((each) => this.channel(each))}
      </ul>`;
  }

  private channel(channel: Channel): TemplateResult {
    const at = (text: string, when: string | null): TemplateResult | typeof nothing =>
      when === null ? nothing : html`<p class="soft small">${text} <ov-when .app=${this.app} .at=${when}></ov-when></p>`;
    return html`<li class="panel" aria-label=${channel.name}>
      <div class="head">
        <h2>${channel.name}</h2>
        <span class="soft">${channel.type}</span>
        ${channel.failing
          ? html`<span class="mark fault">${icon('unhealthy')}fails</span>`
          : channel.lastDelivered === null
            ? html`<span class="mark">${icon('unknown')}nothing sent yet</span>`
            : html`<span class="mark good">${icon('healthy')}works</span>`}
      </div>
      <dl>
        <dt>Delivered</dt><dd>${count(channel.delivered)}</dd>
        <dt>Waiting</dt><dd>${count(channel.waiting)}</dd>
        <dt>Failed</dt><dd>${count(channel.failed)}</dd>
        <dt>Given up</dt><dd>${count(channel.dead)}</dd>
      </dl>
      ${channel.reason === '' ? nothing : html`<p class="fault small">${channel.reason}</p>`}
      <div>${at('delivered last', channel.lastDelivered)} ${at('failed last', channel.lastFailed)} ${at('tried again', channel.nextAttempt)}</div>
      ${mayChange(this.app, 'operator') ? this.test(channel.name) : nothing}
    </li>`;
  }

  private test(name: string): TemplateResult {
    const result = this.tests.get(name);
    return html`<div class="row">
      <button ?disabled=${result === 'running'} aria-label="Test ${name}" @click=${() => void this.runTest(name)}>
        ${icon('channel')}${result === 'running' ? 'Testing' : 'Test'}
      </button>
      <span class="small" role="status">
        ${result === undefined || result === 'running'
          ? nothing
          : typeof result === 'string'
            ? html`<span class="fault">${result}</span>`
            : result.delivered
              ? html`<span class="good">delivered in ${duration(result.seconds)}</span>`
              : html`<span class="fault">not delivered: ${result.reason}</span>`}
      </span>
    </div>`;
  }

  private async runTest(name: string): Promise<void> {
    this.put(name, 'running');
    try {
      this.put(name, await this.app.api.send('POST /api/v1/alerts/channels/{name}/test', undefined, { path: { name } }));
    } catch (thrown) {
      this.put(name, asProblem(thrown).message);
    }
    this.channels.retry();
  }

  private put(name: string, result: ChannelTest | string): void {
    this.tests = new Map(this.tests).set(name, result);
  }

  private letterList(all: readonly DeadLetter[]): TemplateResult {
    if (all.length === 0) {
      return empty('No dead letter', 'A notification that cannot be delivered is tried for 24 hours, then given up. It stands here, and can be sent again.');
    }
    const isChangeable = mayChange(this.app, 'operator');
    return html`<p class="soft small">${plural(all.length, 'notification')} given up, the oldest first</p>
      <ul class="letters">
        ${all.slice(0, MOST_LETTERS).map(
          (each) => html`<li>
            <div>
              <p><strong>${each.channel}</strong>, ${each.status}: ${each.alerts.map((alert) => alert.labels['alertname'] ?? '').join(', ')}</p>
              <p class="soft small">given up <ov-when .app=${this.app} .at=${each.failed}></ov-when></p>
              <p class="fault small">${each.reason}</p>
            </div>
            <div class="row">
              <button @click=${() => (this.looked = each)}>Look</button>
              ${isChangeable
                ? html`<button @click=${() => void this.sendAgain(each)}>Send again</button>
                    <button class="danger" @click=${() => void this.drop(each)}>Drop</button>`
                : nothing}
            </div>
          </li>`,
        )}
      </ul>`;
  }

  private letterDialog(): TemplateResult {
    const letter = this.looked;
    return html`<ov-dialog heading="Dead letter" .open=${letter !== undefined} @closed=${() => (this.looked = undefined)}>
      ${letter === undefined
        ? nothing
        : html`<div class="stack">
            <p>To ${letter.channel}, ${letter.status}; to be said <ov-when as="time" .app=${this.app} .at=${letter.created}></ov-when>, given up <ov-when as="time" .app=${this.app} .at=${letter.failed}></ov-when>.</p>
            <p class="fault">${letter.reason}</p>
            ${letter.alerts.map(
              (each) => html`<div class="panel">
                <p><strong>${each.labels['alertname'] ?? ''}</strong> ${each.status}</p>
                <p>${each.annotations['summary'] ?? ''}</p>
                <p class="soft small">${Object.entries(each.labels).map(([name, value]) => html`<code>${name}=${value}</code> `)}</p>
              </div>`,
            )}
            <p class="soft small">Key <code>${letter.key}</code>: receivers know by it what they have got already.</p>
          </div>`}
      <button slot="actions" @click=${() => (this.looked = undefined)}>Close</button>
    </ov-dialog>`;
  }

  private sendAgain(letter: DeadLetter): Promise<void> {
    return this.tried(() => this.app.api.send('POST /api/v1/alerts/dead-letters/{id}/send', undefined, { path: { id: letter.id } }), 'It is tried again.');
  }

  private drop(letter: DeadLetter): Promise<void> {
    return this.tried(() => this.app.api.send('DELETE /api/v1/alerts/dead-letters/{id}', undefined, { path: { id: letter.id } }), 'It is forgotten.');
  }

  private async tried(run: () => Promise<unknown>, done: string): Promise<void> {
    try {
      await run();
      this.app.notices.done(done);
    } catch (thrown) {
      this.app.notices.problem(asProblem(thrown).message);
    }
    this.reread();
  }

  private readonly reread = (): void => {
    this.channels.retry();
    this.letters.retry();
    this.routing.retry();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-view-alert-channels': AlertChannelsView;
  }
}
