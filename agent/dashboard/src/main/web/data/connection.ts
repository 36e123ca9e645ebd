import type { Store } from './store.js';

/** What has the page's store: every view and part. */
export interface Reader {
  readonly app: { readonly store: Store };
}

/** Calls back when the live connection is lost, and when it is there again, until what it returns is called. */
export function watchConnection(store: Store, back: () => void, lost: () => void = () => undefined): () => void {
  let isLost = store.lostAt !== undefined;
  const changed = (): void => {
    const was = isLost;
    isLost = store.lostAt !== undefined;
    if (was !== isLost) {
      (isLost ? lost : back)();
    }
  };
  store.addEventListener('connection', changed);
  return () => store.removeEventListener('connection', changed);
}
