import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Event as AgentEvent } from '../../main/web/data/api-types.js';
import { happenings, markOf, matching, pageOf } from '../../main/web/data/occurred.js';

function event(id: number, kind: string, second: number, scope = 'payments', attributes: Record<string, string> = {}): AgentEvent {
  return { id, kind, scope, time: new Date(Date.UTC(2026, 10, 21, 14, 0, second)).toISOString(), message: `${scope} ${kind}`, attributes };
}

test('happenings_manyOfAKindAtOnce_areOne', () => {
  const events = [event(6, 'exception.new', 50), event(5, 'health.changed', 20), event(4, 'health.changed', 19), event(3, 'health.changed', 15), event(2, 'health.changed', 2)];
  assert.deepEqual(
    happenings(events).map((each) => each.events.map((one) => one.id)),
    [[6], [5, 4, 3], [2]],
  );
});

test('happenings_twoAtOnce_staySingle', () => {
  assert.equal(happenings([event(2, 'health.changed', 1), event(1, 'health.changed', 1)]).length, 2);
});

test('pageOf_scopes_leadToTheirPages', () => {
  assert.deepEqual(pageOf(event(1, 'health.changed', 0, 'payments.refund')), ['operations', 'payments.refund']);
  assert.deepEqual(pageOf(event(1, 'health.changed', 0, 'payments')), ['wrappers', 'payments']);
  assert.deepEqual(pageOf(event(1, 'health.changed', 0, 'system')), []);
  assert.deepEqual(pageOf(event(1, 'alert.changed', 0, 'payments', { alert: 'a1' })), ['alerts', 'a1']);
  assert.equal(pageOf(event(1, 'configuration.changed', 0, 'system')), undefined);
});

test('markOf_whatItBecame_isAStatus', () => {
  assert.equal(markOf(event(1, 'breaker.changed', 0, 'x', { to: 'open' })), 'unhealthy');
  assert.equal(markOf(event(1, 'alert.changed', 0, 'x', { to: 'resolved' })), 'healthy');
  assert.equal(markOf(event(1, 'exception.new', 0)), 'none');
});

test('matching_groupsAndText_bothMustFit', () => {
  const events = [event(2, 'health.changed', 1), event(1, 'exception.new', 0, 'search.query')];
  assert.equal(matching(events, new Set(), '').length, 2);
  assert.equal(matching(events, new Set(['exception']), '').length, 1);
  assert.equal(matching(events, new Set(['exception']), 'payments').length, 0);
  assert.equal(matching(events, new Set(), 'QUERY').length, 1);
});
