import assert from 'node:assert/strict';
import { test } from 'node:test';
import { because, headline, lowerings, worstFirst, type Judged, type StatusWord } from '../../main/web/data/verdict.js';

function judged(status: StatusWord, score: number | null, arithmetic = ''): Judged {
  return { status, since: '2026-11-21T14:00:00Z', score, arithmetic, successRate: score };
}

test('lowerings_arithmetic_isReadBack', () => {
  assert.deepEqual(lowerings('0.67 = 0.96 success rate x 0.7 recent errors (7 in the last minute)'), [
    { multiplier: 0.7, name: 'recent errors', evidence: '7 in the last minute' },
  ]);
  assert.equal(lowerings('0.42 = 0.71 success rate x 0.9 fallback rate (5 of 7 calls) x 0.6 error rate (2 of 7 calls)').length, 2);
  assert.deepEqual(lowerings('unknown'), []);
  assert.deepEqual(lowerings('1.00 = 1.00 success rate'), []);
});

test('because_score_isASentenceWithItsNumbers', () => {
  const bad = { ...judged('degraded', 0.67, '0.67 = 0.96 success rate x 0.7 recent errors (7 in the last minute)'), successRate: 0.96 };
  assert.equal(because(bad), 'score 0.67: 96 % of its calls succeeded, lowered by recent errors (7 in the last minute, × 0.7)');
  assert.equal(because(judged('healthy', 1, '1.00 = 1.00 success rate')), 'score 1.00: 100 % of its calls succeeded');
  assert.equal(because(judged('unknown', null)), 'too few calls to judge');
});

test('because_ofSeveralInstances_saysWhoseScoreItIs', () => {
  const bad = { ...judged('degraded', 0.41, '0.41 = 0.41 score of the least healthy of 2 instances (b:1)'), successRate: 0.97 };
  assert.equal(because(bad), 'score 0.41, that of b:1, the least healthy of 2 instances; 97 % of the calls of all succeeded');
  const one = { ...judged('degraded', 0.41, '0.41 = 0.41 score of the instance (b:1)'), successRate: 0.97 };
  assert.equal(because(one), 'score 0.41, as b:1 says; 97 % of the calls of all succeeded');
});

test('worstFirst_statusThenScoreThenName', () => {
  const all = [
    { name: 'b', ...judged('healthy', 1) },
    { name: 'a', ...judged('healthy', 1) },
    { name: 'c', ...judged('unknown', null) },
    { name: 'd', ...judged('unhealthy', 0.4) },
    { name: 'e', ...judged('unhealthy', 0.2) },
    { name: 'f', ...judged('degraded', 0.1) },
  ];
  assert.deepEqual(
    worstFirst(all, (each) => each.name).map((each) => each.name),
    ['e', 'd', 'f', 'c', 'a', 'b'],
  );
});

test('headline_whateverIsSo_saysWhereToLook', () => {
  assert.equal(headline('degraded', [judged('degraded', 0.8), judged('healthy', 1)]), '1 of 2 wrappers needs a look');
  assert.equal(headline('healthy', [judged('healthy', 1), judged('unknown', null)]), 'All 1 wrapper with calls is healthy');
  assert.equal(headline('degraded', [judged('healthy', 1)]), 'No wrapper alone, but all calls together');
  assert.equal(headline('unknown', []), 'Nothing is monitored yet');
  assert.equal(headline('unknown', [judged('unknown', null)]), 'Too few calls to judge yet');
});
