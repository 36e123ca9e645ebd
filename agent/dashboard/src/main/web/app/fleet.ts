import type { Api } from '../data/api.js';
import type { FleetInstances } from '../data/api-types.js';
import { asProblem } from '../data/problem.js';

/** Whether there is a fleet, and of whom: read once, and told by whoever reads it again. Sends `change`. */
export class Fleet extends EventTarget {
  private known: FleetInstances | undefined;

  get isConfigured(): boolean {
    return this.known?.configured === true;
  }

  /** The names of the instances; empty as long as they are not known. */
  get names(): readonly string[] {
    return (this.known?.instances ?? []).map((each) => each.instance);
  }

  /** What goes wrong says the page of the instances; the scopes that need no list remain. */
  async read(api: Api): Promise<void> {
    try {
      this.became(await api.get('/api/v1/fleet/instances'));
    } catch (thrown) {
      // Somebody who is asked for the fleet fails: so there is somebody.
      const isConfigured = asProblem(thrown).status >= 500;
      this.became({ configured: isConfigured, source: null, time: null, intervalSeconds: null, instances: [] });
    }
  }

  became(known: FleetInstances): void {
    this.known = known;
    this.dispatchEvent(new Event('change'));
  }
}
