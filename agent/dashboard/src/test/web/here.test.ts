import assert from 'node:assert/strict';
import { test } from 'node:test';
import { markedPath, type Placed } from '../../main/web/app/here.js';

const PAGES: readonly Placed[] = [
  { path: '/', icon: 'a' },
  { path: '/alerts', icon: 'a' },
  { path: '/alerts/rules', icon: 'a' },
  { path: '/alerts/rules/:name' },
  { path: '/alerts/new-rule', under: '/alerts/rules' },
  { path: '/alerts/:id' },
  { path: '/account' },
];

test('markedPath_aPageOfTheNavigation_isItself', () => {
  assert.equal(markedPath(PAGES, '/'), '/');
  assert.equal(markedPath(PAGES, '/alerts'), '/alerts');
  assert.equal(markedPath(PAGES, '/alerts/rules'), '/alerts/rules');
});

test('markedPath_aPageBelow_isTheClosestAbove', () => {
  assert.equal(markedPath(PAGES, '/alerts/rules/error%20rate'), '/alerts/rules');
  assert.equal(markedPath(PAGES, '/alerts/3f2a'), '/alerts');
});

test('markedPath_aPageThatBelongsElsewhere_isWhatItSays', () => {
  assert.equal(markedPath(PAGES, '/alerts/new-rule'), '/alerts/rules');
});

test('markedPath_aPageOfNoPlace_isNone', () => {
  assert.equal(markedPath(PAGES, '/account'), undefined);
  assert.equal(markedPath(PAGES, '/nowhere'), undefined);
});
