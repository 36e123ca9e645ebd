/** What a panel can show: parts/panels/kinds.ts draws them. */
export const PANEL_KINDS = [
  'system',
  'wrappers',
  'alerts',
  'timeline',
  'worst',
  'chart',
  'budget',
  'slo',
  'recommendations',
] as const;

export type PanelKind = (typeof PANEL_KINDS)[number];

/** How many of twelve columns a panel takes. */
export const WIDTHS = [3, 4, 6, 8, 12] as const;

/** A panel of the overview. */
export interface Panel {
  /** Stays the same while it is moved. */
  readonly id: string;
  readonly kind: PanelKind;
  readonly columns: number;
  /** Whose it is, where it is of one wrapper; '' for all. */
  readonly wrapper: string;
  /** Of which of its operations; '' for all. */
  readonly operation: string;
}

/** Panels in the order in which they are read. */
export type Layout = readonly Panel[];

export const DEFAULT_LAYOUT: Layout = [
  { id: 'system', kind: 'system', columns: 12, wrapper: '', operation: '' },
  { id: 'wrappers', kind: 'wrappers', columns: 12, wrapper: '', operation: '' },
  { id: 'alerts', kind: 'alerts', columns: 6, wrapper: '', operation: '' },
  { id: 'timeline', kind: 'timeline', columns: 6, wrapper: '', operation: '' },
  { id: 'chart', kind: 'chart', columns: 6, wrapper: '', operation: '' },
  { id: 'worst', kind: 'worst', columns: 6, wrapper: '', operation: '' },
];

const MOST_PANELS = 40;

export function isLayout(value: unknown): value is Layout {
  return Array.isArray(value) && value.length <= MOST_PANELS && value.every(isPanel) && new Set(value.map((each: Panel) => each.id)).size === value.length;
}

function isPanel(value: unknown): value is Panel {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  const panel = value as Partial<Record<keyof Panel, unknown>>;
  return (
    typeof panel.id === 'string' &&
    typeof panel.wrapper === 'string' &&
    typeof panel.operation === 'string' &&
    (PANEL_KINDS as readonly unknown[]).includes(panel.kind) &&
    (WIDTHS as readonly unknown[]).includes(panel.columns)
  );
}

export function isFull(layout: Layout): boolean {
  return layout.length >= MOST_PANELS;
}

/** With one more at its end, as wide as such panels are at first. */
export function added(layout: Layout, kind: PanelKind, wrapper = '', operation = ''): Layout {
  const columns = kind === 'system' || kind === 'wrappers' ? 12 : 6;
  return [...layout, { id: freeId(layout, kind), kind, columns, wrapper, operation }];
}

function freeId(layout: Layout, kind: PanelKind): string {
  const taken = new Set(layout.map((each) => each.id));
  let n = 1;
  while (taken.has(`${kind}-${n}`)) {
    n++;
  }
  return `${kind}-${n}`;
}

export function without(layout: Layout, id: string): Layout {
  return layout.filter((each) => each.id !== id);
}

/** With a panel so many places further (negative: back); at the ends it stays. */
export function moved(layout: Layout, id: string, by: number): Layout {
  const from = layout.findIndex((each) => each.id === id);
  return placed(layout, id, from + by);
}

/** With a panel at the place of the other: before it if it comes from behind, behind it if it comes from before. */
export function movedTo(layout: Layout, id: string, other: string): Layout {
  return placed(
    layout,
    id,
    layout.findIndex((each) => each.id === other),
  );
}

function placed(layout: Layout, id: string, to: number): Layout {
  const from = layout.findIndex((each) => each.id === id);
  const panel = layout[from];
  const place = Math.max(0, Math.min(layout.length - 1, to));
  if (panel === undefined || place === from) {
    return layout;
  }
  const rest = layout.filter((each) => each.id !== id);
  return [...rest.slice(0, place), panel, ...rest.slice(place)];
}

/** With a panel one step wider (1) or narrower (-1). */
export function resized(layout: Layout, id: string, step: 1 | -1): Layout {
  return layout.map((each) => (each.id === id ? { ...each, columns: stepped(each.columns, step) } : each));
}

export function stepped(columns: number, step: 1 | -1): number {
  const at = (WIDTHS as readonly number[]).indexOf(columns);
  return WIDTHS[Math.max(0, Math.min(WIDTHS.length - 1, at + step))] ?? columns;
}
