import './theme/tokens.css';
import type { App } from './app/app.js';
import { Clock } from './app/clock.js';
import { Notices } from './app/notices.js';
import { Preferences } from './app/preferences.js';
import { Router } from './app/router.js';
import { Session } from './app/session.js';
import './app/shell.js';
import { HttpApi } from './data/api.js';
import { SocketLive } from './data/live.js';
import { Store } from './data/store.js';
import { allowNothingButEmpty } from './theme/trusted.js';
import { Theme } from './theme/theme.js';

/** Builds the page's parts, once, and hands them to its one element. */
function start(): void {
  allowNothingButEmpty();
  const session = new Session();
  const api = new HttpApi(
    () => session.csrfToken,
    () => session.ended(),
  );
  const socketUrl = new URL('api/v1/live', location.href.replace(/[?#].*$/, ''));
  socketUrl.protocol = socketUrl.protocol.replace('http', 'ws');
  const app: App = {
    api,
    store: new Store(api, new SocketLive(socketUrl.href)),
    session,
    router: new Router(),
    preferences: new Preferences(),
    theme: new Theme(),
    clock: new Clock(),
    notices: new Notices(),
    isDemo: false,
  };
  const shell = document.querySelector('ov-app');
  if (shell !== null) {
    shell.app = app;
  }
  void session.read(api);
}

start();
