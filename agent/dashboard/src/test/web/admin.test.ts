import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AuditEntry, Method, Token, User } from '../../main/web/data/api-types.js';
import { daysOf, expiry, whyStays } from '../../main/web/data/accounts.js';
import { filtered, joined, restoring } from '../../main/web/data/audit.js';
import { parseMethod, selectorOf, toggled, tree } from '../../main/web/data/methods.js';
import { ApiProblem, secondsToWait } from '../../main/web/data/problem.js';

test('restoring_anEarlierVersion_undoesAllLaterOnes', () => {
  const versions = [
    { number: 3, time: '', actor: 'a', changes: [{ key: 'x', from: '2', to: '3' }, { key: 'y', from: null, to: '1' }] },
    { number: 2, time: '', actor: 'a', changes: [{ key: 'x', from: '1', to: '2' }, { key: 'z', from: '5', to: '6' }] },
    { number: 1, time: '', actor: 'a', changes: [{ key: 'x', from: null, to: '1' }] },
  ];
  assert.deepEqual(restoring(versions, 1, []), [
    { key: 'x', now: '3', then: '1' },
    { key: 'y', now: '1', then: null },
    { key: 'z', now: '6', then: '5' },
  ]);
  assert.deepEqual(restoring(versions, 3, []), []);
});

test('restoring_whatWentBackMeanwhile_isNoChange', () => {
  const versions = [
    { number: 3, time: '', actor: 'a', changes: [{ key: 'x', from: '2', to: '1' }] },
    { number: 2, time: '', actor: 'a', changes: [{ key: 'x', from: '1', to: '2' }] },
  ];
  assert.deepEqual(restoring(versions, 1, []), []);
});

test('restoring_noVersion_takesEveryChangeAtRunTimeBack', () => {
  const setting = (key: string, layer: 'file' | 'run-time') => ({ key, value: '1', layer, source: '', secret: false, needsRestart: false, pendingRestart: false, until: null });
  assert.deepEqual(restoring([], 0, [setting('x', 'run-time'), setting('y', 'file')]), [{ key: 'x', now: '1', then: null }]);
});

function entry(number: number, action: string, target: string): AuditEntry {
  return { number, time: '', actor: 'ann', origin: '127.0.0.1', action, target, from: '', to: '', hash: '' };
}

test('filtered_wordsAndKind_mustBothFit', () => {
  const all = [entry(3, 'user.add', 'ben'), entry(2, 'config.change', 'health.window'), entry(1, 'config.change', 'log.level')];
  assert.deepEqual(filtered(all, { text: 'ANN log', kind: '' }).map((each) => each.number), [1]);
  assert.deepEqual(filtered(all, { text: '', kind: 'user' }).map((each) => each.number), [3]);
  assert.deepEqual(joined(all.slice(0, 2), all.slice(1)).map((each) => each.number), [3, 2, 1]);
});

test('parseMethod_descriptor_isReadAsPeopleWriteIt', () => {
  assert.deepEqual(parseMethod('com.acme.Search#find(Ljava/lang/String;[IJLcom/acme/Outer$Inner;)V'), {
    packageName: 'com.acme',
    className: 'Search',
    method: 'find',
    signature: 'find(String, int[], long, Outer.Inner)',
  });
  assert.equal(parseMethod('Main#run()V').packageName, '');
});

test('tree_methods_standByPackageAndClass', () => {
  const method = (text: string): Method => ({ method: text, classLoader: 'app', operation: '' });
  const found = tree([method('b.Two#x()V'), method('a.One#x()V'), method('b.Two#y(I)V')]);
  assert.deepEqual(found.map((each) => [each.name, each.classes.map((type) => [type.full, type.methods.length])]), [
    ['a', [['a.One', 1]]],
    ['b', [['b.Two', 2]]],
  ]);
  assert.equal(selectorOf(method('b.Two#y(I)V')), 'b.Two#y');
});

test('toggled_selector_isAddedAndTakenAway', () => {
  assert.equal(toggled('a.B#c, a.B#d', 'x.Y#z'), 'a.B#c\na.B#d\nx.Y#z');
  assert.equal(toggled('a.B#c\nx.Y#z', 'x.Y#z'), 'a.B#c');
});

test('whyStays_lastAdminAndOneself_stay', () => {
  const user = (name: string, role: User['role'], origin: User['origin'] = 'api'): User => ({ name, role, origin, since: '' });
  const ann = user('ann', 'admin');
  const ben = user('ben', 'viewer');
  assert.match(whyStays(ann, [ann, ben], 'ben'), /last admin/);
  assert.equal(whyStays(ben, [ann, ben], 'ann'), '');
  assert.match(whyStays(ann, [ann, user('cat', 'admin')], 'ann'), /you/);
  assert.match(whyStays(user('dan', 'viewer', 'configuration'), [ann], 'ann'), /configuration/);
});

test('daysOf_text_isWithinWhatTokensMayLast', () => {
  assert.equal(daysOf(' '), undefined);
  assert.equal(daysOf('365'), 365);
  assert.ok(Number.isNaN(daysOf('0')) && Number.isNaN(daysOf('3651')) && Number.isNaN(daysOf('1.5')));
});

test('expiry_token_isSoonTwoWeeksBefore', () => {
  const token = (expires: string | null): Token => ({ name: '', scopes: [], madeBy: '', since: '', expires, lastUsed: null });
  const now = Date.parse('2026-11-21T00:00:00Z');
  assert.equal(expiry(token(null), now), 'never');
  assert.equal(expiry(token('2026-11-20T00:00:00Z'), now), 'over');
  assert.equal(expiry(token('2026-11-30T00:00:00Z'), now), 'soon');
  assert.equal(expiry(token('2027-11-30T00:00:00Z'), now), 'later');
});

test('secondsToWait_lockOut_isWhatTheAgentSays', () => {
  assert.equal(secondsToWait(new ApiProblem(429, 'Too many attempts', 'try again in 873 s', [])), 873);
  assert.equal(secondsToWait(new ApiProblem(429, 'Too many', '', [])), 1);
  assert.equal(secondsToWait(new ApiProblem(401, 'Log in first', 'in 5 s', [])), 0);
});
