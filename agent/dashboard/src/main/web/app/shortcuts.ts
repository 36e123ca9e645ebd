import type { Shortcut } from './keys.js';
import type { App } from './app.js';
import { PAGES } from './pages.js';

/** What of the frame shortcuts and commands use. */
export interface Frame {
  openPalette(): void;
  openHelp(): void;
  /** Reads everything on the page anew. */
  refresh(): void;
}

/** All shortcuts; the help sheet shows this list. Those of pages stand in pages.ts, as the key after `g`. */
export function shortcuts(app: App, frame: Frame): readonly Shortcut[] {
  const anywhere: readonly Shortcut[] = [
    { keys: 'Mod+k', text: 'Jump to an operation, a page or an action', group: 'Anywhere', run: () => frame.openPalette() },
    { keys: '/', text: 'The same', group: 'Anywhere', run: () => frame.openPalette() },
    { keys: '?', text: 'This list', group: 'Anywhere', run: () => frame.openHelp() },
    { keys: 'r', text: 'Read the page anew', group: 'Anywhere', run: () => frame.refresh() },
    { keys: 't', text: 'Light or dark colours', group: 'Anywhere', run: () => app.theme.choose(app.theme.isDark ? 'light' : 'dark') },
    { keys: '1', text: 'Show the last hour', group: 'Range of time', run: () => app.router.set({ last: '1h', from: '', to: '' }) },
    { keys: '2', text: 'Show the last 24 hours', group: 'Range of time', run: () => app.router.set({ last: '24h', from: '', to: '' }) },
    { keys: '3', text: 'Show the last 7 days', group: 'Range of time', run: () => app.router.set({ last: '7d', from: '', to: '' }) },
  ];
  const pages = PAGES.filter((each) => each.key !== undefined && app.session.may(each.role)).map((each) => ({
    keys: `g ${each.key ?? ''}`,
    text: each.title,
    group: 'Go to',
    run: () => app.router.go(...each.path.split('/').slice(1).filter((segment) => segment !== '')),
  }));
  return [...anywhere, ...pages];
}
