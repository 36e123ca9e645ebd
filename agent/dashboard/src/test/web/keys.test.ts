import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDialogOpen, KeySequence, type Pressed, type Shortcut, type Tree } from '../../main/web/app/keys.js';

const ALL: readonly Shortcut[] = ['g o', 'g w', 'o', '?', 'Mod+k'].map((keys) => ({ keys, text: '', group: '', run: () => undefined }));

function key(name: string, more: Partial<Pressed> = {}): Pressed {
  return { key: name, ctrlKey: false, metaKey: false, altKey: false, ...more };
}

test('press_twoKeysInTime_areOneShortcut', () => {
  const keys = new KeySequence();
  assert.equal(keys.press(key('g'), ALL, 0), undefined);
  assert.equal(keys.press(key('o'), ALL, 500)?.keys, 'g o');
});

test('press_secondKeyTooLate_isAShortcutOfItsOwn', () => {
  const keys = new KeySequence();
  keys.press(key('g'), ALL, 0);
  assert.equal(keys.press(key('o'), ALL, 5_000)?.keys, 'o');
});

test('press_anotherKeyBetween_beginsAnew', () => {
  const keys = new KeySequence();
  keys.press(key('g'), ALL, 0);
  assert.equal(keys.press(key('x'), ALL, 100), undefined);
  assert.equal(keys.press(key('w'), ALL, 200), undefined);
  keys.press(key('g'), ALL, 300);
  keys.press(key('g'), ALL, 400);
  assert.equal(keys.press(key('w'), ALL, 500)?.keys, 'g w');
});

test('press_modifiers_belongToTheKey', () => {
  const keys = new KeySequence();
  assert.equal(keys.press(key('k', { ctrlKey: true }), ALL, 0)?.keys, 'Mod+k');
  assert.equal(keys.press(key('K', { metaKey: true }), ALL, 10)?.keys, 'Mod+k');
  assert.equal(keys.press(key('o', { ctrlKey: true }), ALL, 20), undefined);
  assert.equal(keys.press(key('?', { altKey: true }), ALL, 30), undefined);
  assert.equal(keys.press(key('Escape'), ALL, 40), undefined);
});

/** A tree of elements, some of which have trees of their own. */
function tree(hasOpenDialog: boolean, ...inner: readonly (Tree | null)[]): Tree {
  return {
    querySelector: (selector) => (selector === 'dialog[open]' && hasOpenDialog ? {} : null),
    querySelectorAll: () => inner.map((shadowRoot) => ({ shadowRoot })),
  };
}

test('isDialogOpen_anywhereInside_isFound', () => {
  assert.equal(isDialogOpen(tree(true)), true);
  assert.equal(isDialogOpen(tree(false, null, tree(false, null, tree(true)))), true);
});

test('isDialogOpen_noneOrAClosedOne_isNot', () => {
  assert.equal(isDialogOpen(tree(false)), false);
  assert.equal(isDialogOpen(tree(false, null, tree(false, tree(false)))), false);
});
