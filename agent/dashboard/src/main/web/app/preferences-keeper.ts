import type { Api } from '../data/api.js';
import { ApiProblem } from '../data/problem.js';
import type { Kept, PreferencesKeeper } from './preferences.js';

const CONFLICT = 409;

/** Keeps preferences in the agent, for whoever is logged in; where nobody logs in, all are one user. */
export class AgentKeeper implements PreferencesKeeper {
  constructor(private readonly api: Api) {}

  async read(): Promise<Kept> {
    const read = await this.api.get('/api/v1/me/preferences');
    return { version: read.version, values: read.preferences };
  }

  async save(kept: Kept): Promise<Kept> {
    const saved = await this.api.send('PUT /api/v1/me/preferences', { version: kept.version, preferences: { ...kept.values } });
    return { version: saved.version, values: saved.preferences };
  }

  isConflict(thrown: unknown): boolean {
    return thrown instanceof ApiProblem && thrown.status === CONFLICT;
  }
}
