import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Costs, Price } from '../../main/web/data/api-types.js';
import { dayAmounts, partOf, priceScope, priceTexts, useOf } from '../../main/web/data/costs.js';

function price(more: Partial<Price>): Price {
  return {
    name: 'a', line: 1, wrapper: 'shop', operation: '*', attributes: {}, currency: 'USD', perCall: 0, perUnit: {}, free: [], validFrom: null, validTo: null, inForce: true,
    ...more,
  };
}

test('priceTexts_smallUnitPrice_isOfALotThatCanBeRead', () => {
  assert.deepEqual(priceTexts(price({ perUnit: { 'tokens.input': 0.000003 } })), ['$3.00 per 1M tokens.input']);
  assert.deepEqual(priceTexts(price({ perUnit: { images: 0.04 }, perCall: 0.3 })), ['$0.300 a call', '$0.0400 per images']);
  assert.deepEqual(priceTexts(price({})), ['nothing']);
  assert.equal(priceScope(price({ attributes: { model: 'strong*' } })), 'shop.*, model=strong*');
});

test('useOf_anyBudget_isJudgedAsTheAlertsAre', () => {
  const word = (utilization: number, forecastUtilization: number | null): string => useOf({ utilization, forecastUtilization }).word;
  assert.deepEqual([word(1, null), word(0.8, 2), word(0.5, 1.2), word(0.5, 0.9)], ['used up', 'nearly used', 'will be used up', 'within']);
});

test('dayAmounts_daysWithoutCost_areZero', () => {
  const day = { day: '2026-11-20', currency: 'USD', amount: 3, failed: 0, fallback: 1, outcomes: { success: 2, fallback: 1 } };
  const costs: Costs = { from: '2026-11-19', to: '2026-11-21', timeZone: 'UTC', totals: [], wrappers: [], operations: [], attributes: [], days: [day], unpriced: [] };
  assert.deepEqual(dayAmounts(costs, 'USD', 'fallback'), [0, 1, 0]);
  assert.equal(partOf(1, 'USD', []), null);
});
