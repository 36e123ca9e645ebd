import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MeasureState, Slo } from '../../main/web/data/api-types.js';
import { classOf, frames, rootOf, simpleName, stackText } from '../../main/web/data/detail/frames.js';
import { changeText, filtered } from '../../main/web/data/detail/measures.js';
import { hasLabels, isAbout, matchersOf, selectorOf } from '../../main/web/data/detail/scope.js';
import { mainReason, scoreSteps } from '../../main/web/data/detail/score.js';
import { traceLink } from '../../main/web/data/detail/traces.js';
import { budgetText, byUrgency, forecast, promise, slosOf } from '../../main/web/data/detail/slo.js';

test('scoreSteps_withFactors_takeAwayWhatIsMissingFromOne', () => {
  const steps = scoreSteps(0.9, [
    { name: 'recent errors', multiplier: 0.7, evidence: '7 in the last minute' },
    { name: 'error rate', multiplier: 0.6, evidence: '1 of 10 calls' },
  ]);
  const last = steps.at(-1)?.after ?? 0;
  assert.ok(Math.abs(last - 0.9 * 0.7 * 0.6) < 1e-12);
  assert.ok(Math.abs(steps.reduce((sum, each) => sum + each.takes, 0) + last - 1) < 1e-12);
  assert.equal(mainReason(steps), 'recent errors (7 in the last minute)');
  assert.equal(mainReason(scoreSteps(0.999, [])), undefined);
  assert.equal(mainReason(scoreSteps(0.6, [])), 'success rate');
});

test('frames_ofAnApplication_areThoseThatBeginLikeTheMonitoredClass', () => {
  const stack = ['java.base/java.net.Socket.connect(Socket.java:1)', 'app//com.shop.pay.Client.ask(Client.java:9)', 'com.shopping.Cart.add(Cart.java)'];
  assert.equal(rootOf('com.shop.cart.Cart'), 'com.shop');
  assert.equal(rootOf('Main'), undefined);
  assert.equal(classOf(stack[0] ?? ''), 'java.net.Socket');
  assert.deepEqual(frames(stack, 'com.shop').map((each) => each.isOwn), [false, true, false]);
  assert.deepEqual(frames(stack, undefined).map((each) => each.isOwn), [false, true, true]);
  assert.equal(stackText('a.B: c', ['a.B.d(B.java:1)'], ['e.F']), 'a.B: c\n\tat a.B.d(B.java:1)\nCaused by: e.F');
  assert.equal(simpleName('java.util.concurrent.TimeoutException'), 'TimeoutException');
  assert.equal(simpleName('no answer in 2.5 s'), 'no answer in 2.5 s');
});

test('scope_ofAWrapper_isAboutItsOperationsToo', () => {
  assert.ok(isAbout('pay', { wrapper: 'pay' }));
  assert.ok(isAbout('pay.charge', { wrapper: 'pay' }));
  assert.ok(!isAbout('payments.charge', { wrapper: 'pay' }));
  assert.ok(!isAbout('pay', { wrapper: 'pay', operation: 'charge' }));
  assert.equal(matchersOf({ wrapper: 'a"b', operation: 'c' }), 'opvitals_wrapper="a\\"b",opvitals_operation="c"');
  assert.ok(hasLabels({ opvitals_wrapper: 'a', opvitals_operation: 'b' }, { wrapper: 'a' }));
  assert.ok(!hasLabels({ opvitals_wrapper: 'a', opvitals_operation: 'b' }, { wrapper: 'a', operation: 'c' }));
  assert.equal(selectorOf('x', { wrapper: 'a' }), 'x{opvitals_wrapper="a"}');
});

const SLO: Slo = {
  wrapper: 'pay',
  operation: null,
  kind: 'availability',
  objective: 0.999,
  thresholdSeconds: null,
  window: '30d',
  since: '2026-11-01T00:00:00Z',
  total: 1_000,
  bad: 0,
  attained: 1,
  budgetRemaining: 0.5,
  burning: false,
  burnRates: [{ shortWindow: '5m', longWindow: '1h', shortRate: 0, longRate: 3, limit: 14.4, tooFast: false, page: true }],
};

test('forecast_ofABudget_endsWhenWhatIsLeftIsUsedAtTheRateOfTheLastHour', () => {
  assert.deepEqual(forecast(SLO, 0), { kind: 'ends', inSeconds: 432_000, at: 432_000_000 });
  assert.deepEqual(forecast({ ...SLO, budgetRemaining: -2 }, 0), { kind: 'used-up' });
  assert.deepEqual(forecast({ ...SLO, budgetRemaining: null }, 0), { kind: 'unknown' });
  assert.deepEqual(forecast({ ...SLO, burnRates: [] }, 0), { kind: 'unknown' });
  const calm = { ...SLO, burnRates: SLO.burnRates.map((each) => ({ ...each, longRate: 0 })) };
  assert.deepEqual(forecast(calm, 0), { kind: 'lasts' });
});

test('slo_inWords_saysWhatIsPromisedAndWhatIsLeft', () => {
  assert.equal(promise(SLO), '99.9 % of calls succeed');
  assert.equal(promise({ ...SLO, kind: 'latency', objective: 0.95, thresholdSeconds: 2 }), '95 % of calls within 2 s');
  assert.equal(budgetText(0.43), '43 % left');
  assert.equal(budgetText(0), 'used up');
  assert.equal(budgetText(-0.5), 'overspent by 50 %');
  assert.equal(budgetText(-20), '21 times used');
  assert.equal(budgetText(null), 'not known yet');
});

test('traceLink_ofATemplate_isAWebAddressOrNothing', () => {
  assert.equal(traceLink('http://jaeger:16686/trace/{traceId}', 'ab12'), 'http://jaeger:16686/trace/ab12');
  assert.equal(traceLink('javascript:alert({traceId})', 'ab12'), '');
});

test('slosOf_anOperation_areItsOwnAndThoseOfItsWrapper', () => {
  const own = { ...SLO, operation: 'charge' };
  const other = { ...SLO, operation: 'refund', burning: true };
  assert.deepEqual(slosOf([SLO, own, other], { wrapper: 'pay', operation: 'charge' }), [SLO, own]);
  assert.deepEqual(slosOf([SLO, own, other], { wrapper: 'pay' }), [SLO, own, other]);
  assert.deepEqual(slosOf([SLO], { wrapper: 'search' }), []);
  const unknown = { ...SLO, budgetRemaining: null };
  assert.deepEqual(byUrgency([unknown, SLO, other]), [other, SLO, unknown]);
});

test('measures_filteredAndCompared_readAsWords', () => {
  const values = { count: 1, sum: 1, mean: 1, min: 1, p50: 1, p95: 1, p99: 1, max: 1 };
  const quality: MeasureState = {
    wrapper: 'llm', operation: 'complete', name: 'quality', kind: 'quality', window: values, total: values,
    comparedWith: '0.9', baseline: 0.9, change: -0.12, worse: 0.12, drift: { distance: 0.4, byChance: 0.1, drifting: true },
  };
  const tokens: MeasureState = { ...quality, name: 'tokens', kind: 'number', change: 0.5, worse: null, drift: { distance: null, byChance: null, drifting: false } };
  const all = [quality, tokens];
  assert.deepEqual(filtered(all, { text: 'COMPLETE:q', kind: '', onlyDrifting: false }), [quality]);
  assert.deepEqual(filtered(all, { text: '', kind: 'number', onlyDrifting: false }), [tokens]);
  assert.deepEqual(filtered(all, { text: '', kind: '', onlyDrifting: true }), [quality]);
  assert.equal(changeText(quality), '12 % less, worse');
  assert.equal(changeText({ ...quality, change: 0.2, worse: -0.2 }), '20 % more, better');
  assert.equal(changeText(tokens), '50 % more');
  assert.equal(changeText({ ...tokens, change: null }), '–');
});
