import type { Drawing, Palette } from './drawing.js';
import { echarts } from './echarts.js';

/** Taking a chart along: as a picture, as a table, by the clipboard. */

const WIDTH = 1_200;
const HEIGHT = 480;

/** The chart as SVG, with its heading and legend, and its background. */
export function svgText(heading: string, drawing: Drawing, palette: Palette, without: ReadonlySet<string>): string {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height: HEIGHT });
  try {
    chart.setOption(exported(heading, drawing, palette, without));
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}

/** The chart as PNG, at twice the pixels. */
export async function png(heading: string, drawing: Drawing, palette: Palette, without: ReadonlySet<string>): Promise<Blob> {
  const chart = echarts.init(document.createElement('div'), null, { renderer: 'canvas', width: WIDTH, height: HEIGHT, devicePixelRatio: 2 });
  try {
    chart.setOption(exported(heading, drawing, palette, without));
    const canvas = chart.renderToCanvas({ pixelRatio: 2, backgroundColor: palette('surface-raised') });
    return await new Promise((done, fail) => canvas.toBlob((blob) => (blob === null ? fail(new Error('no picture was made')) : done(blob)), 'image/png'));
  } finally {
    chart.dispose();
  }
}

function exported(heading: string, drawing: Drawing, palette: Palette, without: ReadonlySet<string>) {
  const option = drawing.option(palette, { width: WIDTH, height: HEIGHT }, without);
  const shown = drawing.legend.filter((each) => !without.has(each.name)).map((each) => each.label);
  return {
    ...option,
    backgroundColor: palette('surface-raised'),
    grid: { ...(option.grid as object), top: 84 },
    title: { text: heading, left: 12, top: 10, textStyle: { color: palette('text'), fontSize: 16, fontWeight: 600 as const } },
    legend: { data: shown, left: 12, top: 42, icon: 'roundRect', itemWidth: 12, itemHeight: 8, textStyle: { color: palette('text-soft') } },
  };
}

/** Hands a file to the browser, which keeps it where it keeps downloads. */
export function download(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  window.setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Copies a text. Browsers have a clipboard on secure pages and on loopback only; elsewhere the old way is gone. */
export async function copy(text: string): Promise<void> {
  if (navigator.clipboard !== undefined) {
    await navigator.clipboard.writeText(text);
    return;
  }
  const field = document.createElement('textarea');
  field.value = text;
  field.setAttribute('aria-label', 'Text to copy');
  document.body.append(field);
  try {
    field.select();
    if (!document.execCommand('copy')) {
      throw new Error('this browser lets no page copy');
    }
  } finally {
    field.remove();
  }
}
