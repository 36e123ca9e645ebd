import type { FleetInstances, KnownSeriesList, Replay, Suggestions } from '../api-types.js';
import type { Traits } from './catalogue.js';
import { nameOf } from './happenings.js';
import { DAY, HOUR, INCIDENTS, MINUTE, noise, type Incident } from './week.js';

const POINTS = 60;
const LATENCY = 'OpvitalsLatencyHigh';

/** The names that rules can be about, with the shop's labels. */
export function seriesOf(traits: readonly Traits[]): KnownSeriesList {
  const labels = {
    opvitals_wrapper: [...new Set(traits.map((each) => each.wrapper))].slice(0, 200),
    opvitals_operation: [...new Set(traits.map((each) => each.operation))].slice(0, 200),
  };
  const known = (name: string, description: string, kind: 'gauge' | 'counter' | 'histogram'): KnownSeriesList['series'][number] => ({
    name,
    description,
    kind,
    count: traits.length,
    labels,
  });
  return {
    series: [
      known('opvitals_error_rate_ratio', 'share of the calls of the window that failed', 'gauge'),
      known('opvitals_fallback_rate_ratio', 'share of the calls of the window that fell back', 'gauge'),
      known('opvitals_health_score_ratio', 'score from 0 to 1', 'gauge'),
      known('opvitals_operation_duration_seconds', 'how long calls took', 'histogram'),
    ],
  };
}

/** What could be monitored, were nothing yet. */
export function suggestionsOf(traits: readonly Traits[]): Suggestions {
  const wrappers = [...new Set(traits.map((each) => each.wrapper))];
  return {
    classes: wrappers.length * 14,
    packages: wrappers.slice(0, 10).map((each, i) => ({ package: `com.example.shop.${each}`, classes: 20 - i })),
    selectors: [
      {
        selector: 'com.example.shop.**Client#*',
        kind: 'Client',
        classes: wrappers.length,
        examples: wrappers.slice(0, 3).map((each) => `com.example.shop.${each}.${each.charAt(0).toUpperCase()}${each.substring(1)}Client`),
      },
    ],
  };
}

/** The shop is one JVM. */
export const NO_FLEET: FleetInstances = { configured: false, source: null, time: null, intervalSeconds: null, instances: [] };

/** When the rule of the latency or of the error rate would have fired; others never. */
export function replayOf(rule: string, last: string, now: number): Replay {
  const length = last === 'PT1H' ? HOUR : 7 * DAY;
  const about = INCIDENTS.filter((each) => nameOf(each) === rule && each.startedAgo - each.lasted < length);
  const times = Array.from({ length: POINTS }, (_, i) => Math.round((now - length + (length * (i + 1)) / POINTS) / 1_000));
  return {
    resolutionSeconds: length / POINTS / 1_000,
    evaluations: POINTS,
    count: about.length,
    episodes: about.map((each) => episodeOf(each, now)),
    comparison: '>',
    limit: rule === LATENCY ? 0.5 : 0.05,
    times,
    lineCount: about.length,
    lines: about.map((each) => ({
      labels: labelsOf(each),
      values: times.map((at) => (isOn(each, now - at * 1_000) ? highest(each) : usual(each)) * (0.9 + 0.2 * noise(each.id, at))),
    })),
  };
}

function isOn(incident: Incident, ago: number): boolean {
  return ago <= incident.startedAgo && ago > incident.startedAgo - incident.lasted;
}

/** Seconds for the latency, a share of the calls for the error rate. */
function highest(incident: Incident): number {
  return nameOf(incident) === LATENCY ? 4.2 : incident.errors + incident.rejections;
}

function usual(incident: Incident): number {
  return nameOf(incident) === LATENCY ? 0.4 : 0.01;
}

function labelsOf(incident: Incident): Record<string, string> {
  const [wrapper = '', operation = ''] = incident.id.split('.');
  return { alertname: nameOf(incident), opvitals_health_scope: 'operation', opvitals_operation: operation, opvitals_wrapper: wrapper };
}

function episodeOf(incident: Incident, now: number): Replay['episodes'][number] {
  const iso = (ago: number): string => new Date(now - ago).toISOString();
  const ended = incident.startedAgo - incident.lasted;
  return {
    labels: labelsOf(incident),
    activeAt: iso(incident.startedAgo - 4 * MINUTE),
    firedAt: iso(incident.startedAgo - 5 * MINUTE),
    resolvedAt: ended > 0 ? iso(ended - 4 * MINUTE) : null,
    highest: highest(incident),
    lowest: usual(incident),
  };
}
