import { matchPath } from './router.js';

/** What of a page says where it stands in the navigation. */
export interface Placed {
  readonly path: string;
  /** A page with one stands in the navigation. */
  readonly icon?: unknown;
  /** The path of the page in the navigation to which one without an icon belongs, where its own path does not say so. */
  readonly under?: string;
}

/** The path of the page in the navigation to mark: of the page that is shown, or of the one that it belongs to. */
export function markedPath(pages: readonly Placed[], here: string): string | undefined {
  const shown = pages.find((each) => matchPath(each.path, here) !== undefined);
  const from = shown?.under ?? here;
  return pages
    .filter((each) => each.icon !== undefined && (from === each.path || from.startsWith(`${each.path}/`)))
    .map((each) => each.path)
    .sort((a, b) => b.length - a.length)[0];
}
