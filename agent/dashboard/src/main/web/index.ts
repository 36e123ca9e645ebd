import './theme/tokens.css';
import type { App } from './app/app.js';
import { Clock } from './app/clock.js';
import { Cursor } from './app/cursor.js';
import { Fleet } from './app/fleet.js';
import { Notices } from './app/notices.js';
import { AgentKeeper } from './app/preferences-keeper.js';
import { Preferences } from './app/preferences.js';
import { Refresh } from './app/refresh.js';
import { Router } from './app/router.js';
import { Session } from './app/session.js';
import './app/shell.js';
import { HttpApi, type Api } from './data/api.js';
import { DemoApi } from './data/demo/demo-api.js';
import { DemoLive } from './data/demo/demo-live.js';
import { FleetApi, PollingLive } from './data/fleet.js';
import { SocketLive, type Live } from './data/live.js';
import { HERE, scopeOf, scopeText, type Scope } from './data/scope.js';
import { readTopic, Store } from './data/store.js';
import { allowNothingButEmpty } from './theme/trusted.js';
import { Theme } from './theme/theme.js';

interface Sources {
  readonly api: Api;
  readonly live: Live;
  readonly scope: Scope;
  readonly isDemo: boolean;
}

/**
 * What the page reads from: the agent that served it, of itself or of the fleet; or, at `?demo`, a shop that does not exist
 * (`?demo=1000` is a large one).
 */
function sources(session: Session, scope: Scope): Sources {
  const http: HttpApi = new HttpApi(
    () => session.csrfToken,
    () => void session.doubt(http),
  );
  const demo = new URLSearchParams(location.search).get('demo');
  if (demo !== null) {
    const api = new DemoApi(http, Date.now, Number(demo) > 0 ? Math.min(Number(demo), 5_000) : undefined);
    return { api, live: new DemoLive(api), scope: HERE, isDemo: true };
  }
  if (scope.kind === 'fleet') {
    const api = new FleetApi(http, scope);
    return { api, live: new PollingLive((topic) => readTopic(api, topic)), scope, isDemo: false };
  }
  const socketUrl = new URL('api/v1/live', location.href.replace(/[?#].*$/, ''));
  socketUrl.protocol = socketUrl.protocol.replace('http', 'ws');
  return { api: http, live: new SocketLive(socketUrl.href), scope, isDemo: false };
}

/** Numbers of one scope are never mixed with those of another: all that was read is forgotten. */
function reloadForAnother(scope: Scope, router: Router): void {
  router.addEventListener('change', () => {
    if (scopeText(scopeOf(router.params)) !== scopeText(scope)) {
      location.reload();
    }
  });
}

/** Builds the page's parts, once, and hands them to its one element. */
function start(): void {
  allowNothingButEmpty();
  const session = new Session();
  const router = new Router();
  const { api, live, scope, isDemo } = sources(session, scopeOf(router.params));
  const preferences = new Preferences(isDemo ? sessionStorage : localStorage);
  const app: App = {
    api,
    store: new Store(api, live),
    session,
    router,
    preferences,
    theme: new Theme(),
    clock: new Clock(),
    notices: new Notices(),
    refresh: new Refresh(preferences),
    cursor: new Cursor(),
    scope,
    fleet: new Fleet(),
    isDemo,
  };
  if (!isDemo) {
    reloadForAnother(scope, router);
  }
  const shell = document.querySelector('ov-app');
  if (shell !== null) {
    shell.app = app;
  }
  keepPreferences(app);
  void session.read(api);
}

/** In the agent as soon as it is known who reads; other tabs of this browser tell of their changes at once. */
function keepPreferences(app: App): void {
  const { preferences, session, store } = app;
  let user: string | undefined;
  session.addEventListener('change', () => {
    const me = session.me;
    const isKnown = me !== undefined && !me.firstRun && (me.loggedIn || !me.needsLogin) && me.kind !== 'token';
    const now = isKnown ? (me.name ?? '') : undefined;
    if (now !== undefined && now !== user && !app.isDemo) {
      void preferences.keepIn(new AgentKeeper(app.api), now);
    }
    user = now;
  });
  store.addEventListener('connection', () => preferences.retry());
  window.addEventListener('storage', (event) => preferences.heard(event.key, event.newValue));
}

start();
