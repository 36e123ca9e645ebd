import type { Params } from '../data/range.js';

/** Where the page is: what stands after the # of its address, `#/operations/routellm.complete?last=24h`. */
export interface Place {
  readonly path: string;
  readonly params: Params;
}

/** What of the address goes along from page to page: a range of time that was chosen, and whose numbers are shown. */
const TAKEN_ALONG: readonly string[] = ['last', 'from', 'to', 'compare', 'instance'];

export function parsePlace(hash: string): Place {
  const text = hash.startsWith('#') ? hash.substring(1) : hash;
  const question = text.indexOf('?');
  const path = question < 0 ? text : text.substring(0, question);
  const params = Object.fromEntries(new URLSearchParams(question < 0 ? '' : text.substring(question + 1)));
  return { path: path === '' ? '/' : path, params };
}

export function printPlace(place: Place): string {
  const known = Object.entries(place.params).filter(([, value]) => value !== '');
  const query = new URLSearchParams(known).toString();
  return `#${place.path}${query === '' ? '' : `?${query}`}`;
}

/** The values of a pattern's names (`/operations/:id`) in a path; undefined where it does not fit. */
export function matchPath(pattern: string, path: string): Params | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) {
    return undefined;
  }
  const values: Record<string, string> = {};
  for (const [i, segment] of wanted.entries()) {
    const text = given[i] ?? '';
    if (segment.startsWith(':')) {
      values[segment.substring(1)] = decode(text);
    } else if (segment !== text) {
      return undefined;
    }
  }
  return values;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The page's address. Everything that one sees is in it, so that a link shows another reader the same. */
export class Router extends EventTarget {
  private here = parsePlace(location.hash);
  private guard: ((next: Place) => boolean) | undefined;

  constructor() {
    super();
    window.addEventListener('hashchange', () => {
      const next = parsePlace(location.hash);
      if (next.path !== this.here.path && this.guard?.(next) === false) {
        history.pushState(null, '', printPlace(this.here));
        return;
      }
      this.here = next;
      this.dispatchEvent(new Event('change'));
    });
  }

  /**
   * Asks before another page is gone to, whichever way; false keeps this one.
   *
   * @return ends it
   */
  ask(guard: (next: Place) => boolean): () => void {
    this.guard = guard;
    return () => {
      if (this.guard === guard) {
        this.guard = undefined;
      }
    };
  }

  get place(): Place {
    return this.here;
  }

  get params(): Params {
    return this.here.params;
  }

  /** A link to a page, segment by segment: `href('operations', id)`. */
  href(...segments: readonly string[]): string {
    return this.hrefWith({}, ...segments);
  }

  /** The same with parameters. */
  hrefWith(params: Params, ...segments: readonly string[]): string {
    const path = `/${segments.map(encodeURIComponent).join('/')}`;
    const along = Object.fromEntries(TAKEN_ALONG.map((name) => [name, this.here.params[name] ?? '']));
    return printPlace({ path, params: { ...along, ...params } });
  }

  go(...segments: readonly string[]): void {
    location.hash = this.href(...segments);
  }

  /** The same with parameters. */
  goWith(params: Params, ...segments: readonly string[]): void {
    location.hash = this.hrefWith(params, ...segments);
  }

  /** Changes parameters of this page; '' takes one away. Without a step back for each change of a form. */
  set(params: Params, how: 'push' | 'replace' = 'push'): void {
    const next = printPlace({ path: this.here.path, params: { ...this.here.params, ...params } });
    if (next === printPlace(this.here)) {
      return;
    }
    if (how === 'push') {
      location.hash = next;
    } else {
      history.replaceState(history.state, '', next);
      this.here = parsePlace(next);
      this.dispatchEvent(new Event('change'));
    }
  }
}
