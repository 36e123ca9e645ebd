import assert from 'node:assert/strict';
import { test } from 'node:test';
import { added, DEFAULT_LAYOUT, isLayout, moved, movedTo, resized, without, type Layout } from '../../main/web/data/layout.js';

const ids = (layout: Layout): readonly string[] => layout.map((each) => each.id);

test('moved_panel_stopsAtTheEnds', () => {
  assert.deepEqual(ids(moved(DEFAULT_LAYOUT, 'wrappers', -1)).slice(0, 2), ['wrappers', 'system']);
  assert.equal(moved(DEFAULT_LAYOUT, 'system', -1), DEFAULT_LAYOUT);
  assert.equal(moved(DEFAULT_LAYOUT, 'nobody', 1), DEFAULT_LAYOUT);
});

test('movedTo_anotherPanel_takesItsPlace', () => {
  assert.equal(ids(movedTo(DEFAULT_LAYOUT, 'worst', 'system'))[0], 'worst');
  assert.equal(ids(movedTo(DEFAULT_LAYOUT, 'system', 'worst')).at(-1), 'system');
});

test('added_sameKindTwice_hasAnotherId', () => {
  const twice = added(added(DEFAULT_LAYOUT, 'chart', 'payments'), 'chart', 'search');
  assert.equal(new Set(ids(twice)).size, twice.length);
  assert.equal(without(twice, 'chart-1').length, twice.length - 1);
  assert.ok(isLayout(twice));
});

test('resized_panel_goesByTheWidthsThereAre', () => {
  const width = (layout: Layout): number | undefined => layout.find((each) => each.id === 'alerts')?.columns;
  assert.equal(width(resized(DEFAULT_LAYOUT, 'alerts', 1)), 8);
  assert.equal(width(resized(resized(resized(DEFAULT_LAYOUT, 'alerts', -1), 'alerts', -1), 'alerts', -1)), 3);
});

test('isLayout_whatWasKeptByAnotherVersion_isRefused', () => {
  assert.ok(isLayout(DEFAULT_LAYOUT));
  assert.ok(isLayout([]));
  assert.ok(!isLayout({}));
  assert.ok(!isLayout([{ id: 'x', kind: 'gone', columns: 6, wrapper: '', operation: '' }]));
  assert.ok(!isLayout([{ id: 'x', kind: 'chart', columns: 5, wrapper: '', operation: '' }]));
  assert.ok(!isLayout([...DEFAULT_LAYOUT, ...DEFAULT_LAYOUT]));
});
