import type { Reads, Writes } from './api-types.js';
import { ApiProblem, problemOf, unreachable } from './problem.js';

/** Values for the braces of a path: `{ id: 'routellm.complete' }`. */
export type PathValues = Readonly<Record<string, string>>;

/** Query parameters; what is undefined is left out. */
export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

export interface Asked {
  readonly path?: PathValues;
  readonly query?: Query;
  readonly signal?: AbortSignal;
}

/** Everything that is asked of an agent goes through here. The agent itself answers it, or made-up data do. */
export interface Api {
  /** Rejects with an {@link ApiProblem}. */
  get<P extends keyof Reads>(path: P, asked?: Asked): Promise<Reads[P]>;

  /** Rejects with an {@link ApiProblem}. */
  send<K extends keyof Writes>(what: K, body: Writes[K]['body'], asked?: Asked): Promise<Writes[K]['answer']>;
}

/** The address of a path, relative to the page: it may be served below another path by a proxy. */
export function address(path: string, asked: Asked = {}): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(asked.path?.[name] ?? ''));
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked.query ?? {})) {
    if (value !== undefined) {
      query.set(name, String(value));
    }
  }
  const text = query.toString();
  return filled.substring(1) + (text === '' ? '' : `?${text}`);
}

/** The API of the agent that served this page. */
export class HttpApi implements Api {
  /**
   * @param csrfToken what changes must carry; null without a session
   * @param onUnknown called when the agent no longer knows who asks
   */
  constructor(
    private readonly csrfToken: () => string | null,
    private readonly onUnknown: () => void,
  ) {}

  get<P extends keyof Reads>(path: P, asked: Asked = {}): Promise<Reads[P]> {
    return this.ask<Reads[P]>('GET', address(path, asked), undefined, asked.signal);
  }

  send<K extends keyof Writes>(what: K, body: Writes[K]['body'], asked: Asked = {}): Promise<Writes[K]['answer']> {
    const space = what.indexOf(' ');
    return this.ask(what.substring(0, space), address(what.substring(space + 1), asked), body, asked.signal);
  }

  private async ask<T>(method: string, url: string, body: unknown, signal?: AbortSignal): Promise<T> {
    const headers: Record<string, string> = { Accept: 'application/json' };
    const token = this.csrfToken();
    if (method !== 'GET' && token !== null) {
      headers['X-CSRF-Token'] = token;
    }
    if (body !== undefined) {
      headers['Content-Type'] = 'application/json';
    }
    const response = await this.fetched(url, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal === undefined ? {} : { signal }),
    });
    const answer = await read(response);
    if (!response.ok) {
      if (response.status === 401) {
        this.onUnknown();
      }
      throw problemOf(response.status, answer);
    }
    return answer as T;
  }

  private async fetched(url: string, request: RequestInit): Promise<Response> {
    try {
      return await fetch(url, request);
    } catch (thrown) {
      if (request.signal?.aborted) {
        throw thrown;
      }
      throw unreachable();
    }
  }
}

async function read(response: Response): Promise<unknown> {
  const type = response.headers.get('Content-Type') ?? '';
  try {
    if (type.includes('json')) {
      return await response.json();
    }
    return response.status === 204 ? undefined : await response.text();
  } catch {
    throw new ApiProblem(0, 'The answer broke off', '', []);
  }
}
