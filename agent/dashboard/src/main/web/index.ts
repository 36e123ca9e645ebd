import './theme/tokens.css';
import type { App } from './app/app.js';
import { Clock } from './app/clock.js';
import { Cursor } from './app/cursor.js';
import { Notices } from './app/notices.js';
import { Preferences } from './app/preferences.js';
import { Refresh } from './app/refresh.js';
import { Router } from './app/router.js';
import { Session } from './app/session.js';
import './app/shell.js';
import { HttpApi, type Api } from './data/api.js';
import { DemoApi } from './data/demo/demo-api.js';
import { DemoLive } from './data/demo/demo-live.js';
import { SocketLive, type Live } from './data/live.js';
import { Store } from './data/store.js';
import { allowNothingButEmpty } from './theme/trusted.js';
import { Theme } from './theme/theme.js';

/** What the page reads from: the agent that served it, or, at `?demo`, a shop that does not exist (`?demo=1000` is a large one). */
function sources(session: Session): { api: Api; live: Live; isDemo: boolean } {
  const http = new HttpApi(
    () => session.csrfToken,
    () => session.ended(),
  );
  const demo = new URLSearchParams(location.search).get('demo');
  if (demo !== null) {
    const api = new DemoApi(http, Date.now, Number(demo) > 0 ? Math.min(Number(demo), 5_000) : undefined);
    return { api, live: new DemoLive(api), isDemo: true };
  }
  const socketUrl = new URL('api/v1/live', location.href.replace(/[?#].*$/, ''));
  socketUrl.protocol = socketUrl.protocol.replace('http', 'ws');
  return { api: http, live: new SocketLive(socketUrl.href), isDemo: false };
}

/** Builds the page's parts, once, and hands them to its one element. */
function start(): void {
  allowNothingButEmpty();
  const session = new Session();
  const { api, live, isDemo } = sources(session);
  const preferences = new Preferences(localStorage);
  const app: App = {
    api,
    store: new Store(api, live),
    session,
    router: new Router(),
    preferences,
    theme: new Theme(),
    clock: new Clock(),
    notices: new Notices(),
    refresh: new Refresh(preferences),
    cursor: new Cursor(),
    isDemo,
  };
  const shell = document.querySelector('ov-app');
  if (shell !== null) {
    shell.app = app;
  }
  void session.read(api);
}

start();
