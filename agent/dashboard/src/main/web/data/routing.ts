import type { AlertRoute } from './api-types.js';

/** A node of the tree that says who is told of which alert. */
export interface RouteNode {
  readonly route: AlertRoute;
  /** The matchers of this node alone; empty for the root. */
  readonly own: string;
  readonly below: readonly RouteNode[];
}

interface Building extends RouteNode {
  readonly below: Building[];
}

/** Makes the tree of the list: each node comes before those below it, and its key is the beginning of theirs. */
export function routeTree(routes: readonly AlertRoute[]): RouteNode | undefined {
  const path: Building[] = [];
  let root: Building | undefined;
  for (const route of routes) {
    while (path.length > 0 && !route.key.startsWith(`${path.at(-1)?.route.key}/`)) {
      path.pop();
    }
    const above = path.at(-1);
    const own = above === undefined ? '' : route.key.substring(above.route.key.length + 1);
    const node: Building = { route, own: own.replace(/^\{(.*)\}$/s, '$1'), below: [] };
    if (above === undefined) {
      root ??= node;
    } else {
      above.below.push(node);
    }
    path.push(node);
  }
  return root;
}
