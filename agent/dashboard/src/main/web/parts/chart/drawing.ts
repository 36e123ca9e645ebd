import type { Option } from './echarts.js';

/** A colour by its token's name, as it is in the theme of now. */
export type Palette = (token: string) => string;

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface LegendEntry {
  readonly name: string;
  readonly label: string;
  readonly colour: string;
  readonly kind: 'area' | 'line' | 'dashed' | 'bar' | 'band';
  readonly isHidden: boolean;
}

/** What was at one moment, for the tooltip and for screen readers. */
export interface Readout {
  /** The interval. */
  readonly from: number;
  readonly to: number;
  readonly rows: readonly ReadoutRow[];
  /** What happened about then. */
  readonly notes: readonly string[];
}

export interface ReadoutRow {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly colour: string;
}

export interface SummaryRow {
  readonly label: string;
  readonly latest: string;
  readonly lowest: string;
  readonly highest: string;
  readonly mean: string;
}

/** Values as a table, for CSV and JSON. */
export interface Table {
  /** The first is the time. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** From one colour to another, by their tokens' names. */
export interface Scale {
  readonly low: string;
  readonly high: string;
  readonly least: string;
  readonly most: string;
}

/** Something that can be drawn over time, and asked what was at a moment. Pure: no element, no theme, no clock. */
export interface Drawing {
  readonly from: number;
  readonly to: number;
  readonly isEmpty: boolean;
  readonly legend: readonly LegendEntry[];
  /** What colours mean, where they are not lines. */
  readonly scale?: Scale;
  /** Where the keyboard's cursor stops, ascending. */
  readonly stops: readonly number[];
  option(palette: Palette, size: Size, hidden: ReadonlySet<string>): Option;
  readout(at: number, hidden: ReadonlySet<string>): Readout | undefined;
  summary(): readonly SummaryRow[];
  table(): Table;
}

/** Room for the labels of the axes. The same for all charts, so that the same moment is below the same. */
export const LEFT = 58;
export const RIGHT = 58;
export const TOP = 18;
export const BOTTOM = 24;

/** Where a moment is, in pixels. */
export function xOf(at: number, drawing: { readonly from: number; readonly to: number }, width: number): number {
  return LEFT + ((at - drawing.from) / (drawing.to - drawing.from)) * (width - LEFT - RIGHT);
}

/** Which moment is at a pixel; one outside of the axis is its end. */
export function timeAt(x: number, drawing: { readonly from: number; readonly to: number }, width: number): number {
  const part = (x - LEFT) / Math.max(1, width - LEFT - RIGHT);
  return drawing.from + Math.min(1, Math.max(0, part)) * (drawing.to - drawing.from);
}
