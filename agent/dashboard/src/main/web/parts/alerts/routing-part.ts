import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { App } from '../../app/app.js';
import type { AlertRoute, AlertRouteMatch, AlertRouting } from '../../data/api-types.js';
import { faultOf, type Matcher } from '../../data/matchers.js';
import { asProblem } from '../../data/problem.js';
import { routeTree, type RouteNode } from '../../data/routing.js';
import type { KnownLabels } from '../../data/vocabulary.js';
import { base } from '../../theme/base.js';
import { icon } from '../icons.js';
import { markStyles } from './marks.js';
import './matcher-field.js';

const EXAMPLE: readonly Matcher[] = [
  { label: 'alertname', operator: '=', value: '' },
  { label: 'severity', operator: '=', value: 'critical' },
];

/** Who is told of which alert, as a tree; and, for labels that somebody tries, by which way. */
@customElement('ov-routing')
export class RoutingPart extends LitElement {
  static override styles = [
    base,
    markStyles,
    css`
      :host {
        display: block;
      }
      .columns {
        display: grid;
        grid-template-columns: minmax(0, 1.5fr) minmax(0, 1fr);
        gap: var(--space-5);
      }
      @media (max-width: 900px) {
        .columns {
          grid-template-columns: minmax(0, 1fr);
        }
      }
      ul ul {
        margin-left: var(--space-3);
        padding-left: var(--space-4);
        border-left: 1px solid var(--line-strong);
      }
      .node {
        position: relative;
        display: grid;
        gap: 2px;
        margin-top: var(--space-2);
        padding: var(--space-2) var(--space-3);
        border: 1px solid var(--line);
        border-radius: var(--radius-s);
      }
      ul ul .node::before {
        content: '';
        position: absolute;
        top: 18px;
        left: calc(-1 * var(--space-4) - 1px);
        width: var(--space-4);
        border-top: 1px solid var(--line-strong);
      }
      .node.taken {
        border-color: var(--accent);
        background: var(--surface-chosen);
      }
      code {
        overflow-wrap: anywhere;
      }
      form {
        display: grid;
        gap: var(--space-3);
        align-content: start;
      }
      .fault {
        color: var(--unhealthy);
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @property({ attribute: false }) routing!: AlertRouting;
  @property({ attribute: false }) known: KnownLabels = new Map();
  @state() private labels: readonly Matcher[] = EXAMPLE;
  @state() private matched: AlertRouteMatch | undefined;
  @state() private fault = '';
  private asked = 0;

  override render(): TemplateResult {
    const root = routeTree(this.routing.routes);
    return html`<div class="stack">
      ${this.routing.problems.map((each) => html`<p class="fault" role="alert">${each}</p>`)}
      <p class="soft small">
        ${this.routing.file === ''
          ? html`There is no routing file (<code>opvitals.alert.routing.file</code>): every alert goes to every channel.`
          : html`From <code>${this.routing.file}</code>, which is read again when it changes. The first node that matches takes an alert.`}
      </p>
      <div class="columns">
        <div>${root === undefined ? nothing : html`<ul aria-label="Routing">${this.node(root)}</ul>`}</div>
        ${this.tester()}
      </div>
    </div>`;
  }

  private node(node: RouteNode): TemplateResult {
    const { route } = node;
    const isTaken = this.matched?.routes.some((each) => each.key === route.key && each.receiver === route.receiver) ?? false;
    return html`<li>
      <div class="node ${isTaken ? 'taken' : ''}">
        <span>${node.own === '' ? 'All other alerts' : html`<code>${node.own}</code>`} ${isTaken ? html`<span class="mark">${icon('check')}takes it</span>` : nothing}</span>
        <span>${icon('channel')} ${route.channels.length === 0 ? 'no channel' : route.channels.join(', ')}</span>
        ${details(route)}
      </div>
      ${node.below.length === 0 ? nothing : html`<ul>${node.below.map((each) => this.node(each))}</ul>`}
    </li>`;
  }

  private tester(): TemplateResult {
    return html`<form @submit=${(event: Event) => event.preventDefault()}>
      <ov-matcher-field
        legend="Who would be told of an alert with"
        plain
        .matchers=${this.labels}
        .known=${this.known}
        @change=${(event: CustomEvent<readonly Matcher[]>) => {
          this.labels = event.detail;
          void this.match();
        }}
      ></ov-matcher-field>
      <div><button @click=${() => void this.match()}>Who is told</button></div>
      <div role="status">
        ${this.fault !== ''
          ? html`<p class="fault">${this.fault}</p>`
          : this.matched === undefined
            ? nothing
            : html`<p>${this.matched.channels.length === 0 ? 'Nobody.' : html`<strong>${this.matched.channels.join(', ')}</strong>`}</p>
                ${this.matched.routes.map((each) => (each.quietNow === null ? nothing : html`<p class="soft">Quiet now: ${each.quietNow}.</p>`))}`}
      </div>
    </form>`;
  }

  private async match(): Promise<void> {
    const asked = ++this.asked;
    const complete = this.labels.filter((each) => each.label !== '' && each.value !== '');
    const wrong = complete.map(faultOf).find((each) => each !== '');
    if (wrong !== undefined) {
      this.fault = wrong;
      return;
    }
    try {
      const labels = Object.fromEntries(complete.map((each) => [each.label, each.value]));
      const matched = await this.app.api.send('POST /api/v1/alerts/routing/match', { labels });
      if (asked === this.asked) {
        this.matched = matched;
        this.fault = '';
      }
    } catch (thrown) {
      if (asked === this.asked) {
        this.fault = asProblem(thrown).message;
      }
    }
  }
}

function details(route: AlertRoute): TemplateResult {
  const grouped = route.groupBy.length === 0 ? 'in one group' : route.groupBy[0] === '...' ? 'each by itself' : `by ${route.groupBy.join(', ')}`;
  return html`<span class="soft small">
      ${grouped}; first after ${route.groupWait}, news after ${route.groupInterval}, again after ${route.repeatInterval}
    </span>
    ${route.escalate.map((each) => html`<span class="soft small">after ${each.after} in nobody's hand: ${each.channels.join(', ')}, too</span>`)}
    ${route.muteTimeIntervals.length === 0 ? nothing : html`<span class="soft small">not in ${route.muteTimeIntervals.join(', ')}</span>`}
    ${route.activeTimeIntervals.length === 0 ? nothing : html`<span class="soft small">only in ${route.activeTimeIntervals.join(', ')}</span>`}
    ${route.quietNow === null ? nothing : html`<span class="mark">${icon('silence')}quiet now: ${route.quietNow}</span>`}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-routing': RoutingPart;
  }
}
