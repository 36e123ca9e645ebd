import type { Api } from '../data/api.js';
import type { Scope } from '../data/scope.js';
import type { Store } from '../data/store.js';
import type { Theme } from '../theme/theme.js';
import type { Clock } from './clock.js';
import type { Cursor } from './cursor.js';
import type { Fleet } from './fleet.js';
import type { Notices } from './notices.js';
import type { Preferences } from './preferences.js';
import type { Refresh } from './refresh.js';
import type { Router } from './router.js';
import type { Session } from './session.js';

/** What every view is given: built once in index.ts, handed down as a property. */
export interface App {
  readonly api: Api;
  readonly store: Store;
  readonly session: Session;
  readonly router: Router;
  readonly preferences: Preferences;
  readonly theme: Theme;
  readonly clock: Clock;
  readonly notices: Notices;
  readonly refresh: Refresh;
  readonly cursor: Cursor;
  /** Whose numbers are shown; with another one, the page is loaded anew. */
  readonly scope: Scope;
  readonly fleet: Fleet;
  /** Whether made-up data are shown. */
  readonly isDemo: boolean;
}
