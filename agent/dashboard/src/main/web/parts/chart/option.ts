import type { BarSeriesOption, LineSeriesOption } from 'echarts/charts';
import { inUnit } from '../../data/format.js';
import { BOTTOM, LEFT, RIGHT, TOP, type Palette, type Size } from './drawing.js';
import type { Option } from './echarts.js';
import { grouped } from './marks.js';
import { stepOf, timesOf, unitOf, type Band, type Line, type Mark, type Model } from './model.js';

const FONT = 11;
/** Labels of marks need so much room, in pixels. */

/** A model as ECharts draws it. Nothing moves: what is new is there at once, and a refresh does not flicker. */
export function lineOption(model: Model, palette: Palette, size: Size, hidden: ReadonlySet<string>): Option {
  const visible = model.lines.filter((each) => !hidden.has(each.name));
  return {
    animation: false,
    textStyle: { fontFamily: palette('font'), fontSize: FONT },
    grid: { left: LEFT, right: RIGHT, top: TOP, bottom: BOTTOM, outerBoundsMode: 'none' },
    xAxis: timeAxis(model.from, model.to, palette),
    yAxis: model.units.map((unit, i) => valueAxis(unit, i === 0 ? 'left' : 'right', model, palette)),
    series: [
      ...model.bands.filter((each) => !hidden.has(each.name)).flatMap((each) => bandSeries(each, palette)),
      ...visible.map((each) => (each.kind === 'bar' ? bars(each, model, palette) : series(each, model, palette))),
      marked(model, palette, size),
      ...across(model, palette),
    ],
  };
}

export function timeAxis(from: number, to: number, palette: Palette): NonNullable<Option['xAxis']> {
  return {
    type: 'time',
    min: from,
    max: to,
    axisLine: { lineStyle: { color: palette('line') } },
    axisTick: { show: false },
    splitLine: { show: false },
    axisLabel: { color: palette('text-faint'), fontSize: FONT, hideOverlap: true },
  };
}

function valueAxis(unit: string, position: 'left' | 'right', model: Model, palette: Palette) {
  const thresholds = model.thresholds.filter((each) => (each.axis ?? 0) === (position === 'left' ? 0 : 1)).map((each) => each.value);
  return {
    type: 'value' as const,
    position,
    min: (extent: { min: number }) => Math.min(0, extent.min),
    max: unit === '0 to 1' ? 1 : (extent: { max: number }) => (thresholds.some((each) => each > extent.max) ? Math.max(...thresholds) * 1.05 : extent.max * 1.05),
    ...(unit === '0 to 1' ? { interval: 0.25 } : { splitNumber: 4 }),
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { show: position === 'left', lineStyle: { color: palette('line'), opacity: 0.7 } },
    axisLabel: {
      color: palette('text-faint'),
      fontSize: FONT,
      showMaxLabel: unit === '0 to 1',
      formatter: (value: number) => (unit === '0 to 1' ? inUnit(value, unit) : inUnit(value, unit).replace(/\.00$/, '')),
    },
  };
}

/** Points stand in the middle of their interval; one without neighbours would be no line, and gets a dot. */
function points(line: Line, model: Model): NonNullable<LineSeriesOption['data']> {
  const times = timesOf(line, model);
  const step = stepOf(line, model);
  const isKnown = (i: number): boolean => (line.values[i] ?? null) !== null;
  return times.map((time, i) => {
    const value = [(time + Math.min(time + step, model.to)) / 2, line.values[i] ?? null];
    return isKnown(i) && !isKnown(i - 1) && !isKnown(i + 1) ? { value, symbol: 'circle', symbolSize: 4 } : { value };
  });
}

function series(line: Line, model: Model, palette: Palette): LineSeriesOption {
  const color = palette(line.colour);
  return {
    type: 'line',
    name: line.label,
    yAxisIndex: line.axis,
    data: points(line, model),
    connectNulls: false,
    symbol: 'none',
    silent: true,
    color,
    z: line.kind === 'area' ? 2 : 3,
    lineStyle: { width: line.kind === 'area' ? 1 : 1.5, type: line.kind === 'dashed' ? [4, 3] : 'solid', opacity: line.kind === 'dashed' ? 0.8 : 1 },
    ...(line.kind === 'area' ? { stack: `axis ${line.axis}`, areaStyle: { color, opacity: 0.45 } } : {}),
  };
}

function bars(line: Line, model: Model, palette: Palette): BarSeriesOption {
  const data = timesOf(line, model).map((time, i) => [time + model.stepMs / 2, line.values[i] ?? null]);
  return { type: 'bar', name: line.label, yAxisIndex: line.axis, stack: 'bars', barMaxWidth: 40, silent: true, color: palette(line.colour), data };
}

function bandSeries(band: Band, palette: Palette): readonly LineSeriesOption[] {
  const edge = (values: readonly (number | null)[], opacity: number): LineSeriesOption => ({
    type: 'line',
    name: band.label,
    yAxisIndex: band.axis,
    stack: `band ${band.name}`,
    stackStrategy: 'all',
    symbol: 'none',
    silent: true,
    z: 1,
    color: palette('text-faint'),
    lineStyle: { opacity: 0 },
    areaStyle: { color: palette('text-faint'), opacity },
    data: band.times.map((time, i) => [time, values[i] ?? null]),
  });
  const heights = band.high.map((high, i) => {
    const low = band.low[i] ?? null;
    return high === null || low === null ? null : high - low;
  });
  return [edge(band.low, 0), edge(heights, 0.18)];
}

/** What happened, as lines with a word, and the interval that is not over. */
function marked(model: Model, palette: Palette, size: Size): LineSeriesOption {
  const perPixel = (model.to - model.from) / Math.max(1, size.width - LEFT - RIGHT);
  const marks = grouped(model.marks, perPixel);
  return {
    type: 'line',
    data: [],
    silent: true,
    markLine: { symbol: 'none', silent: true, animation: false, data: marks.map((each) => markLine(each, palette)) },
    ...(model.unfinished === undefined ? {} : { markArea: soFar(model.unfinished, model.to, palette) }),
  };
}

function markLine(mark: Mark, palette: Palette) {
  const color = palette(mark.colour);
  return {
    xAxis: mark.at,
    lineStyle: { color, type: [2, 3], width: 1, opacity: 0.9 },
    label: { formatter: mark.text, color, fontSize: FONT, position: 'end' as const, distance: 3 },
  };
}

function soFar(from: number, to: number, palette: Palette): NonNullable<LineSeriesOption['markArea']> {
  return {
    silent: true,
    itemStyle: { color: palette('text-faint'), opacity: 0.08 },
    label: { color: palette('text-faint'), fontSize: FONT, position: 'insideBottom' },
    data: [[{ name: 'so far', xAxis: from }, { xAxis: to }]],
  };
}

/** Thresholds. */
function across(model: Model, palette: Palette): readonly LineSeriesOption[] {
  return model.thresholds.map((each) => ({
    type: 'line',
    data: [],
    silent: true,
    yAxisIndex: each.axis ?? 0,
    markLine: {
      symbol: 'none',
      silent: true,
      animation: false,
      data: [
        {
          yAxis: each.value,
          lineStyle: { color: palette('degraded'), type: [6, 4], width: 1 },
          label: {
            formatter: `${each.text} ${inUnit(each.value, unitOf({ axis: each.axis ?? 0 }, model))}`,
            position: 'insideStartTop' as const,
            color: palette('degraded'),
            fontSize: FONT,
          },
        },
      ],
    },
  }));
}
