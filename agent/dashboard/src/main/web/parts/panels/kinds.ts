import { html, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import type { Panel, PanelKind } from '../../data/layout.js';
import '../calls-chart.js';
import './alerts-panel.js';
import './figures.js';
import './read-panels.js';
import './timeline-panel.js';
import './worst-panel.js';
import './wrapper-tiles.js';

/** What a panel can show. */
export interface Kind {
  readonly title: string;
  /** What it is for, where one chooses. */
  readonly text: string;
  /** Whether it can be of one wrapper or operation. */
  readonly hasScope: boolean;
  /** Whether the panel is a frame of its own already. */
  readonly isBare: boolean;
  /** Whether its content says what it is, so that a title would say it twice. */
  readonly isSpeaking: boolean;
  readonly draw: (app: App, panel: Panel) => TemplateResult;
}

export const KINDS: Readonly<Record<PanelKind, Kind>> = {
  system: {
    ...kind('System', 'Status, why, and the figures of all calls', (app) => html`<ov-panel-system .app=${app}></ov-panel-system>`),
    isSpeaking: true,
  },
  wrappers: {
    ...kind('Wrappers', 'A tile for each wrapper, the worst first', (app) => html`<ov-panel-wrappers .app=${app}></ov-panel-wrappers>`),
    isBare: true,
  },
  alerts: kind('Alerts', 'What fires or is about to', (app) => html`<ov-panel-alerts .app=${app}></ov-panel-alerts>`),
  timeline: kind('What changed', 'Health, exceptions, breakers, configuration, alerts', (app) => html`<ov-panel-timeline .app=${app}></ov-panel-timeline>`),
  worst: kind('Worst operations', 'The lowest scores', (app) => html`<ov-panel-worst .app=${app}></ov-panel-worst>`),
  chart: {
    ...kind('Calls and latency', 'A chart of all, of a wrapper or of an operation', (app, panel) => chart(app, panel)),
    hasScope: true,
    isSpeaking: true,
  },
  budget: kind('Budgets', 'What is spent, and what will be', (app) => html`<ov-panel-budget .app=${app}></ov-panel-budget>`),
  slo: kind('Objectives', 'What is left of error budgets', (app) => html`<ov-panel-slo .app=${app}></ov-panel-slo>`),
  recommendations: kind('Recommendations', 'What matters most of what is advised', (app) => html`<ov-panel-recommendations .app=${app}></ov-panel-recommendations>`),
};

function kind(title: string, text: string, draw: Kind['draw']): Kind {
  return { title, text, hasScope: false, isBare: false, isSpeaking: false, draw };
}

function chart(app: App, panel: Panel): TemplateResult {
  return html`<ov-calls-chart .app=${app} .scope=${scopeOf(panel)} .heading=${titleOf(panel)}></ov-calls-chart>`;
}

function scopeOf(panel: Panel): { readonly wrapper?: string; readonly operation?: string } {
  return {
    ...(panel.wrapper === '' ? {} : { wrapper: panel.wrapper }),
    ...(panel.operation === '' ? {} : { operation: panel.operation }),
  };
}

/** What a panel is called: with whose it is. */
export function titleOf(panel: Panel): string {
  const whose = [panel.wrapper, panel.operation].filter((each) => each !== '').join('.');
  return whose === '' ? KINDS[panel.kind].title : `${KINDS[panel.kind].title} of ${whose}`;
}
