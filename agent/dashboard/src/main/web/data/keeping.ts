import type { Diagnostics } from './api-types.js';

const RESOLUTIONS = ['10s', '1m', '10m', '1h', '1d'] as const;

export type Resolution = (typeof RESOLUTIONS)[number];

export function isResolution(text: string): text is Resolution {
  return RESOLUTIONS.some((each) => each === text);
}

/** What a form's date and time say on the reader's clock; undefined for nothing or nonsense. */
export function momentOf(text: string): Date | undefined {
  const moment = new Date(text);
  return text === '' || Number.isNaN(moment.getTime()) ? undefined : moment;
}

/** Something that is not as it should be: what, and what to do. */
export interface Off {
  readonly what: string;
  readonly why: string;
}

/** What is switched off or does not work, and why; the worst first. */
export function switchedOff(all: Diagnostics): readonly Off[] {
  const found: Off[] = [];
  const add = (isOff: boolean, what: string, why: string): void => {
    if (isOff) {
      found.push({ what, why });
    }
  };
  add(!all.agent.recording, 'Nothing is recorded', 'opvitals.enabled is off, or the kill switch’s file exists; all code is as it was written.');
  add(!all.data.writable, 'The data directory cannot be written to', all.data.why ?? 'Changes, users and history are in memory only.');
  add(all.history.why !== null, 'History is in memory only', all.history.why ?? '');
  add(all.export.failing !== null, 'Telemetry does not arrive', all.export.failing ?? '');
  add(all.agent.leftOut.length > 0, `Left out to stay within the budget: ${all.agent.leftOut.join(', ')}`, 'Counts are never left out. opvitals.governor.cpu-budget says what the agent may use.');
  add(all.agent.sampledOperations > 0, `${all.agent.sampledOperations} operations are timed by samples`, 'They are called so often that timing each call would cost too much; each is counted.');
  add(all.agent.errorsSuppressed > 0, `${all.agent.errorsSuppressed} failures of the agent’s own code`, 'The application did not see them; the log says what failed first.');
  add(all.agent.spansDropped > 0, `${all.agent.spansDropped} spans were dropped`, 'The queue to the exporter was full.');
  add(all.exceptionsLeftOut > 0, `${all.exceptionsLeftOut} sightings of new kinds of exceptions found no room`, 'Known kinds go on being counted.');
  add(all.server.refusedRequests > 0, `${all.server.refusedRequests} requests were refused`, 'Past a client’s rate: opvitals.server.rate-limit.');
  return found;
}
