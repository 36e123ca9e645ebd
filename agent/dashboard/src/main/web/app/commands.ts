import { valueOf } from '../data/loaded.js';
import type { IconName } from '../parts/icons.js';
import type { App } from './app.js';
import { PAGES } from './pages.js';
import type { Frame } from './shortcuts.js';

/** Something the palette leads to or does. */
export interface Command {
  readonly id: string;
  readonly title: string;
  /** What it is: Page, Operation, Wrapper, Alert, Setting, Action. */
  readonly kind: string;
  readonly icon: IconName;
  readonly run: () => void;
}

/** What is there without asking the agent: pages and actions. */
export function knownCommands(app: App, frame: Frame): readonly Command[] {
  return [...pages(app), ...actions(app, frame)];
}

function pages(app: App): readonly Command[] {
  return PAGES.filter((each) => !each.path.includes(':') && app.session.may(each.role)).map((each) => ({
    id: `page:${each.path}`,
    title: each.title,
    kind: 'Page',
    icon: each.icon ?? 'right',
    run: () => app.router.go(...each.path.split('/').slice(1).filter((segment) => segment !== '')),
  }));
}

function actions(app: App, frame: Frame): readonly Command[] {
  const action = (id: string, title: string, icon: IconName, run: () => void): Command => ({ id, title, kind: 'Action', icon, run });
  const all: Command[] = [
    action('refresh', 'Read the page anew', 'refresh', () => frame.refresh()),
    action('light', 'Light colours', 'sun', () => app.theme.choose('light')),
    action('dark', 'Dark colours', 'moon', () => app.theme.choose('dark')),
    action('system', 'Colours as the system has them', 'settings', () => app.theme.choose('system')),
    action('arrange', 'Arrange the overview', 'overview', () => app.router.goWith({ arrange: '1' })),
    action('link', 'Copy a link to this page', 'copy', () => void copyLink(app)),
    action('help', 'Keyboard shortcuts', 'help', () => frame.openHelp()),
    action('demo', app.isDemo ? 'Leave the made-up data' : 'Show made-up data', 'play', () => switchDemo(app.isDemo)),
  ];
  if (app.session.may('operator') && PAGES.some((each) => each.path === '/alerts/silences')) {
    all.push(action('silence', 'Silence alerts', 'silence', () => app.router.go('alerts', 'silences')));
  }
  if (app.store.connection === 'waiting') {
    all.push(action('connect', 'Connect now', 'refresh', () => app.store.retry()));
  }
  if (app.session.me?.kind === 'user') {
    all.push(action('logout', `Log out ${app.session.me.name ?? ''}`, 'user', () => void app.session.logOut(app.api)));
  }
  return all;
}

async function copyLink(app: App): Promise<void> {
  try {
    await navigator.clipboard.writeText(location.href);
    app.notices.done('The link is copied.');
  } catch {
    app.notices.problem(`The browser did not let the link be copied: ${location.href}`);
  }
}

/** Made-up data are another page: nothing of the two may be mixed. */
function switchDemo(isDemo: boolean): void {
  const there = new URL(location.href);
  if (isDemo) {
    there.searchParams.delete('demo');
  } else {
    there.searchParams.set('demo', '');
  }
  location.assign(there.href);
}

/** What is known only to the agent: operations, wrappers, alerts and settings. What cannot be read is left out. */
export async function readCommands(app: App): Promise<readonly Command[]> {
  const read = await Promise.allSettled([scopes(app), alerts(app), settings(app)]);
  return read.flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
}

async function scopes(app: App): Promise<readonly Command[]> {
  const current = valueOf(app.store.topic('metrics').state) ?? (await app.api.get('/api/v1/metrics/current'));
  return current.series
    .filter((each) => each.scope !== 'system')
    .map((each) => ({
      id: `${each.scope}:${each.name}`,
      title: each.name,
      kind: each.scope === 'wrapper' ? 'Wrapper' : 'Operation',
      icon: each.status,
      run: () => app.router.go(each.scope === 'wrapper' ? 'wrappers' : 'operations', each.name),
    }));
}

async function alerts(app: App): Promise<readonly Command[]> {
  const topic = app.store.topic('alerts');
  const read = (topic.isWatched ? valueOf(topic.state) : undefined) ?? (await app.api.get('/api/v1/alerts'));
  return read.alerts.map((each) => ({
    id: `alert:${each.id}`,
    title: each.annotations['summary'] ?? each.name,
    kind: `Alert, ${each.state}`,
    icon: 'bell',
    run: () => app.router.go('alerts', each.id),
  }));
}

/** Settings are on a page of admins; others find none. */
async function settings(app: App): Promise<readonly Command[]> {
  const page = PAGES.find((each) => each.path.endsWith('/configuration'));
  if (page === undefined || !app.session.may(page.role)) {
    return [];
  }
  const read = await app.api.get('/api/v1/config/fields');
  return read.fields.map((each) => ({
    id: `setting:${each.key}`,
    title: each.key,
    kind: 'Setting',
    icon: 'settings',
    run: () => app.router.goWith({ q: each.key }, ...page.path.split('/').slice(1)),
  }));
}
