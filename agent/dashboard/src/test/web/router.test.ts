import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchPath, parsePlace, printPlace } from '../../main/web/app/router.js';

test('parsePlace_hashWithParameters_isPathAndParameters', () => {
  assert.deepEqual(parsePlace('#/operations/a.b?last=24h'), { path: '/operations/a.b', params: { last: '24h' } });
  assert.deepEqual(parsePlace(''), { path: '/', params: {} });
});

test('printPlace_emptyParameters_areLeftOut', () => {
  assert.equal(printPlace({ path: '/x', params: { last: '', q: 'a b' } }), '#/x?q=a+b');
});

test('matchPath_namesInAPattern_areDecoded', () => {
  assert.deepEqual(matchPath('/operations/:id', '/operations/a%2Fb'), { id: 'a/b' });
  assert.equal(matchPath('/operations/:id', '/operations'), undefined);
  assert.deepEqual(matchPath('/', '/'), {});
});
