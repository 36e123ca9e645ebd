import { count, duration } from '../../data/format.js';
import { BOTTOM, LEFT, RIGHT, TOP, type Drawing, type LegendEntry, type Palette, type Readout, type Scale, type Size, type SummaryRow, type Table } from './drawing.js';
import type { Option } from './echarts.js';
import { ends, paint, rgb, ticks, type Heat, type HeatRow } from './heat.js';
import { intervalAt } from './model.js';
import { timeAxis } from './option.js';

/** So many rows the tooltip has at most: those with the most calls. */
const MOST_ROWS = 8;

/** A heat map: time to the right, duration upwards, the more calls the stronger. */
export class HeatDrawing implements Drawing {
  readonly legend: readonly LegendEntry[] = [];

  constructor(private readonly heat: Heat) {}

  get from(): number {
    return this.heat.from;
  }

  get to(): number {
    return this.heat.to;
  }

  get isEmpty(): boolean {
    return this.heat.most === 0;
  }

  get stops(): readonly number[] {
    return this.heat.times;
  }

  get scale(): Scale {
    return { low: 'heat-low', high: 'heat-high', least: '1 call', most: `${count(this.heat.most)} calls` };
  }

  option(palette: Palette, _size: Size): Option {
    const { low, high } = ends(this.heat);
    const axisLabel = { color: palette('text-faint'), fontSize: 11 };
    return {
      animation: false,
      textStyle: { fontFamily: palette('font'), fontSize: 11 },
      grid: { left: LEFT, right: RIGHT, top: TOP, bottom: BOTTOM, outerBoundsMode: 'none' },
      xAxis: timeAxis(this.heat.from, this.heat.to, palette),
      yAxis: {
        type: 'value',
        min: low,
        max: high,
        axisLine: { show: false },
        axisTick: { show: false },
        splitLine: { show: false },
        axisLabel: { ...axisLabel, customValues: [...ticks(2 ** low, 2 ** high)].map(Math.log2), formatter: (power: number) => duration(2 ** power) },
      },
      series: [
        {
          type: 'custom',
          silent: true,
          data: this.isEmpty ? [] : [[this.heat.from, low]],
          renderItem: (params) => {
            const { x, y, width, height } = params.coordSys as unknown as { x: number; y: number; width: number; height: number };
            return { type: 'image', style: { image: painted(this.heat, width, height, palette), x, y, width, height } };
          },
        },
      ],
    };
  }

  readout(at: number): Readout | undefined {
    const index = intervalAt(this.heat.times, this.heat.stepMs, at);
    const from = this.heat.times[index];
    if (from === undefined) {
      return undefined;
    }
    const rows = this.heat.rows
      .map((row) => ({ row, calls: row.counts[index] ?? 0 }))
      .filter((each) => each.calls > 0)
      .sort((a, b) => b.calls - a.calls)
      .slice(0, MOST_ROWS)
      .sort((a, b) => b.row.upTo - a.row.upTo)
      .map(({ row, calls }) => ({ name: String(row.upTo), label: labelOf(row), value: `${count(calls)} ${calls === 1 ? 'call' : 'calls'}`, colour: 'heat-high' }));
    const total = { name: 'all', label: 'all', value: `${count(this.sum(index))} calls`, colour: 'text-faint' };
    return { from, to: from + this.heat.stepMs, rows: [...rows, total], notes: [] };
  }

  private sum(index: number): number {
    return this.heat.rows.reduce((sum, row) => sum + (row.counts[index] ?? 0), 0);
  }

  summary(): readonly SummaryRow[] {
    return [...this.heat.rows].reverse().map((row) => {
      const { counts } = row;
      const mean = counts.reduce((a, b) => a + b, 0) / Math.max(1, counts.length);
      const lowest = counts.reduce((a, b) => Math.min(a, b), Infinity);
      const highest = counts.reduce((a, b) => Math.max(a, b), 0);
      return { label: labelOf(row), latest: calls(counts.at(-1) ?? 0), lowest: calls(lowest), highest: calls(highest), mean: calls(mean) };
    });
  }

  table(): Table {
    return {
      columns: ['time', ...this.heat.rows.map((row) => `up to ${row.upTo} s (calls)`)],
      rows: this.heat.times.map((time, i) => [new Date(time).toISOString(), ...this.heat.rows.map((row) => row.counts[i] ?? 0)]),
    };
  }
}

function labelOf(row: HeatRow): string {
  return `${duration(row.above)} to ${duration(row.upTo)}`;
}

function calls(value: number): string {
  return Number.isFinite(value) ? count(value) : '0';
}

/** All cells as one picture, at the screen's own pixels. */
function painted(heat: Heat, width: number, height: number, palette: Palette): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  const scale = window.devicePixelRatio;
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const pixels = paint(heat, canvas.width, canvas.height, rgb(palette('heat-low')), rgb(palette('heat-high')));
  canvas.getContext('2d')?.putImageData(new ImageData(pixels, canvas.width, canvas.height), 0, 0);
  return canvas;
}
