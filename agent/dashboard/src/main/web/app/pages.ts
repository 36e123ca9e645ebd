import { html, type TemplateResult } from 'lit';
import type { Params } from '../data/range.js';
import type { IconName } from '../parts/icons.js';
import type { App } from './app.js';
import type { Role } from './session.js';
import '../views/audit.js';
import '../views/data.js';
import '../views/diagnostics.js';
import '../views/instrumentation.js';
import '../views/start.js';
import '../views/configuration.js';
import '../views/account.js';
import '../views/alert-channels.js';
import '../views/alert-history.js';
import '../views/alert-rule.js';
import '../views/alert-rules.js';
import '../views/alert.js';
import '../views/alerts.js';
import '../views/instances.js';
import '../views/costs.js';
import '../views/operations.js';
import '../views/overview.js';
import '../views/users.js';
import '../views/measures.js';
import '../views/operation.js';
import '../views/slos.js';
import '../views/wrapper.js';
import '../views/recommendations.js';
import '../views/silences.js';
import '../views/timeline.js';
import '../views/wrappers.js';

/** A page: where it is, who may see it, and what draws it. */
export interface Page {
  /** With `:name` for what differs. */
  readonly path: string;
  readonly title: string;
  readonly group: 'Health' | 'Alerts' | 'Insight' | 'Admin';
  /** Where it stands in the navigation; without, it is reached from another page. */
  readonly icon?: IconName;
  /** Without an icon: the path of the page in the navigation to which it belongs, where its own path does not say so. */
  readonly under?: string;
  readonly role: Role;
  /** Goes there after `g`. */
  readonly key?: string;
  /** Whether it stands in the navigation only where a fleet is configured. */
  readonly isOfFleet?: true;
  /** Whether the page shows a range of time, and so the choice of one. */
  readonly hasRange: boolean;
  readonly draw: (app: App, args: Params) => TemplateResult;
}

/** All pages, in the order of the navigation. */
export const PAGES: readonly Page[] = [
  {
    path: '/',
    title: 'Overview',
    group: 'Health',
    icon: 'overview',
    key: 'h',
    role: 'viewer',
    hasRange: true,
    draw: (app) => html`<ov-view-overview .app=${app}></ov-view-overview>`,
  },
  {
    path: '/wrappers',
    title: 'Wrappers',
    group: 'Health',
    icon: 'instances',
    key: 'w',
    role: 'viewer',
    hasRange: false,
    draw: (app) => html`<ov-view-wrappers .app=${app}></ov-view-wrappers>`,
  },
  {
    path: '/instances',
    title: 'Instances',
    group: 'Health',
    icon: 'fleet',
    isOfFleet: true,
    role: 'viewer',
    hasRange: false,
    draw: (app) => html`<ov-view-instances .app=${app}></ov-view-instances>`,
  },
  {
    path: '/operations',
    title: 'Operations',
    group: 'Health',
    icon: 'operations',
    key: 'o',
    role: 'viewer',
    hasRange: false,
    draw: (app) => html`<ov-view-operations .app=${app}></ov-view-operations>`,
  },
  {
    path: '/timeline',
    title: 'Timeline',
    group: 'Health',
    icon: 'timeline',
    key: 't',
    role: 'viewer',
    hasRange: false,
    draw: (app) => html`<ov-view-timeline .app=${app}></ov-view-timeline>`,
  },
  {
    path: '/costs',
    title: 'Costs',
    group: 'Insight',
    icon: 'cost',
    key: 'c',
    role: 'viewer',
    hasRange: false,
    draw: (app) => html`<ov-view-costs .app=${app}></ov-view-costs>`,
  },
  {
    path: '/recommendations',
    title: 'Recommendations',
    group: 'Insight',
    icon: 'advice',
    key: 'r',
    role: 'viewer',
    hasRange: false,
    draw: (app) => html`<ov-view-recommendations .app=${app}></ov-view-recommendations>`,
  },
  {
    path: '/operations/:id',
    title: 'Operation',
    group: 'Health',
    role: 'viewer',
    hasRange: true,
    draw: (app, args) => html`<ov-view-operation .app=${app} .name=${args['id'] ?? ''}></ov-view-operation>`,
  },
  {
    path: '/wrappers/:wrapper',
    title: 'Wrapper',
    group: 'Health',
    role: 'viewer',
    hasRange: true,
    draw: (app, args) => html`<ov-view-wrapper .app=${app} .name=${args['wrapper'] ?? ''}></ov-view-wrapper>`,
  },
  {
    path: '/slos',
    title: 'Objectives',
    group: 'Health',
    icon: 'target',
    key: 's',
    role: 'viewer',
    hasRange: true,
    draw: (app) => html`<ov-view-slos .app=${app}></ov-view-slos>`,
  },
  {
    path: '/measures',
    title: 'Measures',
    group: 'Insight',
    icon: 'measure',
    key: 'm',
    role: 'viewer',
    hasRange: true,
    draw: (app) => html`<ov-view-measures .app=${app}></ov-view-measures>`,
  },
  {
    path: '/alerts',
    title: 'Active',
    group: 'Alerts',
    icon: 'bell',
    key: 'a',
    role: 'viewer',
    hasRange: false,
    draw: (app) => html`<ov-view-alerts .app=${app}></ov-view-alerts>`,
  },
  {
    path: '/alerts/history',
    title: 'History',
    group: 'Alerts',
    icon: 'timeline',
    role: 'viewer',
    hasRange: false,
    draw: (app) => html`<ov-view-alert-history .app=${app}></ov-view-alert-history>`,
  },
  {
    path: '/alerts/silences',
    title: 'Silences',
    group: 'Alerts',
    icon: 'silence',
    role: 'viewer',
    hasRange: false,
    draw: (app) => html`<ov-view-silences .app=${app}></ov-view-silences>`,
  },
  {
    path: '/alerts/rules',
    title: 'Rules',
    group: 'Alerts',
    icon: 'rule',
    role: 'viewer',
    hasRange: false,
    draw: (app) => html`<ov-view-alert-rules .app=${app}></ov-view-alert-rules>`,
  },
  {
    path: '/alerts/rules/:name',
    title: 'Rule',
    group: 'Alerts',
    role: 'viewer',
    hasRange: false,
    draw: (app, args) => html`<ov-view-alert-rule .app=${app} .name=${args['name'] ?? ''}></ov-view-alert-rule>`,
  },
  {
    path: '/alerts/new-rule',
    title: 'New rule',
    group: 'Alerts',
    under: '/alerts/rules',
    role: 'admin',
    hasRange: false,
    draw: (app) => html`<ov-view-alert-rule .app=${app} .name=${''} .copied=${app.router.params['copy'] ?? ''}></ov-view-alert-rule>`,
  },
  {
    path: '/alerts/channels',
    title: 'Channels',
    group: 'Alerts',
    icon: 'channel',
    role: 'viewer',
    hasRange: false,
    draw: (app) => html`<ov-view-alert-channels .app=${app}></ov-view-alert-channels>`,
  },
  {
    path: '/alerts/:id',
    title: 'Alert',
    group: 'Alerts',
    role: 'viewer',
    hasRange: false,
    draw: (app, args) => html`<ov-view-alert .app=${app} .alertId=${args['id'] ?? ''}></ov-view-alert>`,
  },
  {
    path: '/account',
    title: 'Account',
    group: 'Admin',
    role: 'viewer',
    hasRange: false,
    draw: (app) => html`<ov-view-account .app=${app}></ov-view-account>`,
  },
  {
    path: '/admin/configuration',
    title: 'Configuration',
    group: 'Admin',
    icon: 'settings',
    role: 'viewer',
    hasRange: false,
    draw: (app) => html`<ov-view-configuration .app=${app}></ov-view-configuration>`,
  },
  {
    path: '/admin/audit',
    title: 'Audit',
    group: 'Admin',
    icon: 'audit',
    role: 'viewer',
    hasRange: false,
    draw: (app) => html`<ov-view-audit .app=${app}></ov-view-audit>`,
  },
  {
    path: '/admin/instrumentation',
    title: 'Instrumentation',
    group: 'Admin',
    icon: 'probe',
    role: 'viewer',
    hasRange: false,
    draw: (app) => html`<ov-view-instrumentation .app=${app}></ov-view-instrumentation>`,
  },
  {
    path: '/admin/data',
    title: 'Data',
    group: 'Admin',
    icon: 'storage',
    role: 'viewer',
    hasRange: false,
    draw: (app) => html`<ov-view-data .app=${app}></ov-view-data>`,
  },
  {
    path: '/admin/diagnostics',
    title: 'Diagnostics',
    group: 'Admin',
    icon: 'pulse',
    role: 'viewer',
    hasRange: false,
    draw: (app) => html`<ov-view-diagnostics .app=${app}></ov-view-diagnostics>`,
  },
  {
    path: '/start',
    title: 'Begin monitoring',
    group: 'Admin',
    under: '/admin/instrumentation',
    role: 'viewer',
    hasRange: false,
    draw: (app) => html`<ov-view-start .app=${app}></ov-view-start>`,
  },
  {
    path: '/admin/users',
    title: 'Users and tokens',
    group: 'Admin',
    icon: 'users',
    role: 'admin',
    hasRange: false,
    draw: (app) => html`<ov-view-users .app=${app}></ov-view-users>`,
  },
];
