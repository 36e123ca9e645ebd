import type { Problem } from './api-types.js';

/** Why there is no answer. */
export class ApiProblem extends Error {
  /**
   * @param status the HTTP status; 0 where nothing answered
   * @param title the kind in words
   * @param detail what is wrong with this request; empty for nothing more
   * @param faults each thing that is wrong, with where in the request it stands
   */
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    readonly faults: readonly Fault[],
  ) {
    super(sentence(title, detail, faults));
  }

  get isForbidden(): boolean {
    return this.status === 403;
  }

  /** Nothing went wrong: what was asked for is not known here, and where it is, the detail says. */
  get isElsewhere(): boolean {
    return this.status === 501;
  }

  get isUnreachable(): boolean {
    return this.status === 0;
  }

  /** What is wrong with this field of the body; empty if nothing is. */
  faultAt(field: string): string {
    return this.faults
      .filter((each) => each.at === field || each.at === `body.${field}`)
      .map((each) => bare(each.detail, field))
      .join('; ');
  }

  /** Whether asking the same again may help: not where the request itself is wrong. */
  get mayPass(): boolean {
    return this.status < 400 || this.status >= 500 || this.status === 408 || this.status === 429;
  }
}

export interface Fault {
  readonly at: string;
  readonly detail: string;
}

/** What is wrong and with what, each once: `for: 'abc' (expected: a duration)`. */
export function faultText(fault: Fault): string {
  const place = fault.at.replace(/^body(\.|$)/, '');
  return place === '' ? fault.detail : `${place}: ${bare(fault.detail, place)}`;
}

/** Without the place before it, which is said already. */
function bare(detail: string, place: string): string {
  return detail.startsWith(`${place}: `) ? detail.substring(place.length + 2) : detail;
}

function sentence(title: string, detail: string, faults: readonly Fault[]): string {
  const said = faults.length === 0 ? detail : faults.map(faultText).join('; ');
  return said === '' ? title : `${title}: ${said}`;
}

export function unreachable(): ApiProblem {
  return new ApiProblem(0, 'The application does not answer', 'it is restarting, or the network is down', []);
}

/** How long one must wait before the next attempt is looked at, in seconds; 0 for not at all. */
export function secondsToWait(problem: ApiProblem): number {
  return problem.status === 429 ? Number(/(\d+) s\b/.exec(problem.detail)?.[1] ?? 1) : 0;
}

/** Reads what the agent says of a request that failed, and makes do with the status where it says nothing. */
export function problemOf(status: number, body: unknown): ApiProblem {
  if (!isProblem(body)) {
    return new ApiProblem(status, `HTTP ${status}`, '', []);
  }
  return new ApiProblem(status, body.title, body.detail ?? '', body.errors ?? []);
}

/** Anything that was thrown, as something that can be shown. */
export function asProblem(thrown: unknown): ApiProblem {
  return thrown instanceof ApiProblem ? thrown : new ApiProblem(0, 'This page failed', String(thrown), []);
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'title' in body && typeof body.title === 'string';
}
