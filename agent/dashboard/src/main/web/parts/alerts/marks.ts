import { css, html, nothing, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import type { Alert } from '../../data/api-types.js';
import { otherLabels, subjectOf } from '../../data/alerts.js';
import type { Labels } from '../../data/matchers.js';
import { icon } from '../icons.js';

/** Styles of what is drawn here, for the elements that draw it. */
export const markStyles = css`
  .labels {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
  }
  .label {
    min-width: 0;
    padding: 0 6px;
    border: 1px solid var(--line);
    border-radius: var(--radius-s);
    color: var(--text-soft);
    font-family: var(--mono);
    font-size: var(--text-xs);
    line-height: 20px;
    overflow-wrap: anywhere;
  }
  .mark {
    min-width: 0;
    overflow-wrap: anywhere;
    display: inline-flex;
    align-items: center;
    gap: 6px;
    color: var(--text-soft);
    font-size: var(--text-s);
  }
  .mark svg {
    flex: none;
  }
  .state-firing {
    color: var(--unhealthy);
    font-weight: 600;
  }
  .state-pending {
    color: var(--degraded);
    font-weight: 600;
  }
  .state-resolved {
    color: var(--healthy);
    font-weight: 600;
  }
  .lock {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    color: var(--text-soft);
    font-size: var(--text-s);
  }
`;

/** The state of an alert: a shape and the word. */
export function stateMark(state: Alert['state']): TemplateResult {
  const shape = state === 'firing' ? 'bell' : state === 'pending' ? 'timeline' : 'check';
  return html`<span class="mark state-${state}">${icon(shape)}${state}</span>`;
}

/** Labels as they are written: name=value. */
export function labelMarks(labels: readonly (readonly [string, string])[]): TemplateResult | typeof nothing {
  return labels.length === 0
    ? nothing
    : html`<ul class="labels" aria-label="Labels">
        ${labels.map(([name, value]) => html`<li class="label">${name}=${value}</li>`)}
      </ul>`;
}

export function alertLabels(labels: Labels): TemplateResult | typeof nothing {
  return labelMarks(otherLabels(labels));
}

/** What an alert is about, with a link there; nothing where its labels do not say it. */
export function subjectLink(app: App, labels: Labels): TemplateResult | typeof nothing {
  const { wrapper, operation } = subjectOf(labels);
  if (wrapper === '') {
    return nothing;
  }
  return operation === ''
    ? html`<a href=${app.router.href('wrappers', wrapper)}>${wrapper}</a>`
    : html`<a href=${app.router.href('operations', `${wrapper}.${operation}`)}>${wrapper}.${operation}</a>`;
}

/** What keeps channels from being told of an alert, each with where it stands. */
export function quietMarks(app: App, alert: Alert): TemplateResult | typeof nothing {
  if (alert.silencedBy.length === 0 && alert.maintenance.length === 0 && alert.inhibitedBy === null) {
    return nothing;
  }
  return html`${alert.silencedBy.length === 0
    ? nothing
    : html`<a class="mark" href=${app.router.href('alerts', 'silences')}>${icon('silence')}silenced</a>`}
  ${alert.maintenance.length === 0
    ? nothing
    : html`<a class="mark" href=${app.router.href('alerts', 'silences')}>${icon('silence')}maintenance</a>`}
  ${alert.inhibitedBy === null
    ? nothing
    : html`<a class="mark" href=${app.router.href('alerts', alert.inhibitedBy)}>${icon('silence')}inhibited by another alert</a>`}`;
}

/** Whether somebody may change what is here: over a fleet, nobody may, as it is changed where it is. */
export function mayChange(app: App, role: 'operator' | 'admin'): boolean {
  return app.scope.kind === 'here' && app.session.may(role);
}

/** Why somebody may not change what is here: a sentence instead of buttons. */
export function lockedFor(app: App, role: 'operator' | 'admin', what: string): TemplateResult | typeof nothing {
  if (app.scope.kind === 'fleet') {
    return html`<p class="lock" role="note">${icon('fleet')}To ${what}, open the page of the instance itself, or what runs the rule: a fleet is only looked at.</p>`;
  }
  return app.session.may(role)
    ? nothing
    : html`<p class="lock" role="note">${icon('user')}To ${what} needs the role ${role}; yours is ${app.session.role}.</p>`;
}
