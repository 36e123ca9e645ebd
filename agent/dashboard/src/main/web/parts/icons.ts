import { svg, type SVGTemplateResult } from 'lit';

/** Icons by name: paths on a 16 by 16 grid, drawn with the text's colour. */
const PATHS = {
  overview: svg`<path d="M1.5 8h3l2-4.5 3 9 2-4.5h3"/>`,
  operations: svg`<path d="M2 4h12M2 8h12M2 12h8"/>`,
  bell: svg`<path d="M8 2a4 4 0 0 0-4 4c0 4-1.5 5-1.5 5h11S12 10 12 6a4 4 0 0 0-4-4ZM6.5 13.5a1.6 1.6 0 0 0 3 0"/>`,
  silence: svg`<path d="M5 3.4A4 4 0 0 1 12 6c0 2.2.5 3.5.9 4.2M11 11H2.5S4 10 4 6M6.5 13.5a1.6 1.6 0 0 0 3 0M2 2l12 12"/>`,
  rule: svg`<path d="M2 12.5 6 8l3 2 5-6M2 2v12h12"/>`,
  channel: svg`<path d="M2 8.5 14 3l-4 11-2.5-4.5Z"/>`,
  cost: svg`<circle cx="8" cy="8" r="6"/><path d="M10 5.8C9.5 5.2 8.8 5 8 5c-1.2 0-2 .6-2 1.5 0 2 4 1 4 3 0 .9-.8 1.5-2 1.5-.9 0-1.6-.3-2.1-.9M8 4v8"/>`,
  measure: svg`<path d="M2 11 11 2l3 3-9 9ZM5 8l1.5 1.5M8 5l1.5 1.5"/>`,
  advice: svg`<path d="M6 13.5h4M8 2a4 4 0 0 0-2.5 7.1c.5.4.5 1 .5 1.9h4c0-.9 0-1.5.5-1.9A4 4 0 0 0 8 2Z"/>`,
  timeline: svg`<circle cx="8" cy="8" r="6"/><path d="M8 4.5V8l2.5 1.5"/>`,
  target: svg`<circle cx="8" cy="8" r="6"/><circle cx="8" cy="8" r="2.5"/>`,
  settings: svg`<path d="M2 4.5h6M12 4.5h2M2 11.5h2M8 11.5h6"/><circle cx="10" cy="4.5" r="1.7"/><circle cx="6" cy="11.5" r="1.7"/>`,
  audit: svg`<path d="M4 2h8v12H4ZM6 5.5h4M6 8h4M6 10.5h2.5"/>`,
  probe: svg`<circle cx="7" cy="7" r="4.5"/><path d="m10.5 10.5 3.5 3.5"/>`,
  storage: svg`<ellipse cx="8" cy="4" rx="5.5" ry="2"/><path d="M2.5 4v8c0 1.1 2.5 2 5.5 2s5.5-.9 5.5-2V4M2.5 8c0 1.1 2.5 2 5.5 2s5.5-.9 5.5-2"/>`,
  pulse: svg`<rect x="2" y="3" width="12" height="8" rx="1"/><path d="M6 14h4M4.5 7.5h2L8 5.5l1.5 3 1-1h1"/>`,
  users: svg`<circle cx="6" cy="5.5" r="2.5"/><path d="M1.5 13.5c0-2.5 2-4 4.5-4s4.5 1.5 4.5 4M10.5 3.2a2.5 2.5 0 0 1 0 4.6M12.5 10c1.2.6 2 1.9 2 3.5"/>`,
  instances: svg`<rect x="2" y="2.5" width="12" height="4.5" rx="1"/><rect x="2" y="9" width="12" height="4.5" rx="1"/><path d="M4.5 4.8h.01M4.5 11.3h.01"/>`,
  fleet: svg`<rect x="5.5" y="1.5" width="5" height="4" rx="1"/><rect x="1.5" y="10.5" width="5" height="4" rx="1"/><rect x="9.5" y="10.5" width="5" height="4" rx="1"/><path d="M8 5.5V8M4 10.5V8h8v2.5"/>`,
  help: svg`<circle cx="8" cy="8" r="6"/><path d="M6.2 6.3a1.8 1.8 0 1 1 2.6 1.6c-.5.3-.8.6-.8 1.2M8 11.3h.01"/>`,
  menu: svg`<path d="M2 4h12M2 8h12M2 12h12"/>`,
  close: svg`<path d="m3.5 3.5 9 9M12.5 3.5l-9 9"/>`,
  sun: svg`<circle cx="8" cy="8" r="3"/><path d="M8 1.5v1.5M8 13v1.5M1.5 8H3M13 8h1.5M3.4 3.4l1 1M11.6 11.6l1 1M12.6 3.4l-1 1M4.4 11.6l-1 1"/>`,
  moon: svg`<path d="M13.5 9.5A6 6 0 0 1 6.5 2.5a6 6 0 1 0 7 7Z"/>`,
  user: svg`<circle cx="8" cy="5.5" r="3"/><path d="M2.5 14c.3-3 2.5-4.5 5.5-4.5s5.2 1.5 5.5 4.5"/>`,
  search: svg`<circle cx="7" cy="7" r="4.5"/><path d="m10.5 10.5 3.5 3.5"/>`,
  refresh: svg`<path d="M13.5 8a5.5 5.5 0 1 1-1.7-4M13.5 2v3h-3"/>`,
  play: svg`<path d="M4.5 3v10l8-5Z"/>`,
  pause: svg`<path d="M5 3v10M11 3v10"/>`,
  more: svg`<path d="M3.5 8h.01M8 8h.01M12.5 8h.01"/>`,
  copy: svg`<rect x="5.5" y="5.5" width="8" height="8" rx="1"/><path d="M10.5 5.5v-3h-8v8h3"/>`,
  download: svg`<path d="M8 2v8M4.5 7 8 10.5 11.5 7M2.5 13.5h11"/>`,
  plus: svg`<path d="M8 3v10M3 8h10"/>`,
  up: svg`<path d="M8 13V3M4 7l4-4 4 4"/>`,
  down: svg`<path d="M8 3v10M4 9l4 4 4-4"/>`,
  left: svg`<path d="M10 3 5 8l5 5"/>`,
  right: svg`<path d="m6 3 5 5-5 5"/>`,
  back: svg`<path d="M6 3 2.5 6.5 6 10M3 6.5h6.5a3.5 3.5 0 0 1 0 7H7"/>`,
  'zoom-out': svg`<circle cx="7" cy="7" r="4.5"/><path d="m10.5 10.5 3.5 3.5M5 7h4"/>`,
  external: svg`<path d="M6.5 3.5h-3v9h9v-3M9.5 2.5h4v4M13.5 2.5 7.5 8.5"/>`,
  check: svg`<path d="m3 8.5 3.5 3.5L13 4.5"/>`,
  healthy: svg`<circle cx="8" cy="8" r="6.5" fill="currentColor" stroke="none"/><path d="m5 8.2 2.2 2.2L11.2 6" stroke="var(--surface)" stroke-width="1.7"/>`,
  degraded: svg`<path d="M8 1.5 15 14H1Z" fill="currentColor" stroke="none"/><path d="M8 6v4M8 12h.01" stroke="var(--surface)" stroke-width="1.7"/>`,
  unhealthy: svg`<path d="M5 1.5h6L14.5 5v6L11 14.5H5L1.5 11V5Z" fill="currentColor" stroke="none"/><path d="m5.7 5.7 4.6 4.6M10.3 5.7l-4.6 4.6" stroke="var(--surface)" stroke-width="1.7"/>`,
  unknown: svg`<circle cx="8" cy="8" r="5.7" stroke-dasharray="2.5 2"/><path d="M5.5 8h5"/>`,
} as const;

export type IconName = keyof typeof PATHS;

/** An icon of 16 px beside a text that says the same; for screen readers it is not there. */
export function icon(name: IconName): SVGTemplateResult {
  return svg`<svg class="svg-icon" aria-hidden="true" focusable="false" width="16" height="16" viewBox="0 0 16 16" fill="none"
    stroke="currentColor" stroke-width="1.4" stroke-linecap="round" stroke-linejoin="round">${PATHS[name]}</svg>`;
}
