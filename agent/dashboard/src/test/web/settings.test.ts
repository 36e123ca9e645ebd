import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SettingField, SettingValue } from '../../main/web/data/api-types.js';
import { faultAt, meanwhile, NO_DRAFT, pendings, sent, takenBack, textOf, typed } from '../../main/web/data/setting-draft.js';
import { byteCount, faultOf, items, millis } from '../../main/web/data/setting-value.js';
import { grouped, parseNamed, searched, staysBecause } from '../../main/web/data/settings.js';

function field(key: string, kind: SettingField['kind'], more: Partial<SettingField> = {}): SettingField {
  return {
    key,
    kind,
    description: `what ${key} is for`,
    expected: 'a value',
    default: '',
    choices: [],
    least: null,
    most: null,
    named: key.includes('*'),
    secret: false,
    needsRestart: false,
    changeable: true,
    variable: '',
    ...more,
  };
}

function value(key: string, text: string, layer: SettingValue['layer'] = 'default'): SettingValue {
  return { key, value: text, layer, source: layer === 'file' ? 'opvitals.yaml:3:1' : layer, secret: false, needsRestart: false, pendingRestart: false, until: null };
}

const LIST = field('opvitals.health.ready', 'list');
const SHARE = field('opvitals.health.error-rate.above', 'share', { least: 0, most: 1, default: '0.1' });
const SECRET = field('opvitals.wrapper.*.api-key', 'text', { secret: true });
const RATE = field('opvitals.wrapper.*.rate-limit', 'rate', { least: 1, most: 2_147_483_647 });
const LATENCY = field('opvitals.operation.*.slo.latency.threshold', 'duration', { least: 1, most: 31_536_000_000 });

test('faultOf_valuesOfEachKind_areJudgedAsTheAgentDoes', () => {
  const cases: readonly (readonly [SettingField, readonly string[], readonly string[]])[] = [
    [field('a', 'flag'), ['true', 'False'], ['yes', '1']],
    [field('a', 'choice', { choices: ['info', 'warn'] }), ['info', 'WARN'], ['loud']],
    [field('a', 'list', { choices: ['x', 'y'] }), ['x', 'x, y'], ['x, z']],
    [field('a', 'whole-number', { least: 1, most: 5 }), ['1', '5', '+3'], ['0', '6', '2.5', 'x']],
    [SHARE, ['0', '1', '0.5', '1e-3'], ['1.1', '-0.1', 'x']],
    [field('a', 'share', { least: 0, most: 1, choices: ['off'] }), ['off', '0.01'], ['0', 'on']],
    [field('a', 'duration', { least: 1_000, most: 3_600_000 }), ['1s', '60m', 'PT30S', 'PT1H'], ['999ms', '2h', '0s', '5', 'x']],
    [field('a', 'size', { least: 1_024, most: 1_048_576 }), ['1024', '64KiB', '1MiB'], ['1000', '2MiB', '1 kB']],
    [field('a', 'url', { choices: ['http', 'https'] }), ['https://a.example/x', 'HTTP://a'], ['ftp://a', 'a.example', 'http://']],
    [RATE, ['10/s', '600 / m'], ['0/s', '10', '10/y']],
    [field('a', 'money'), ['50.00 USD', '0 EUR'], ['50', '-1 USD', '50 usd', '1e3 USD']],
    [field('a', 'baseline'), ['0.8', '1d', '-2'], ['10s', 'x']],
    [field('a', 'path'), ['/etc/x', 'x y'], []],
  ];
  for (const [of, right, wrong] of cases) {
    right.forEach((each) => assert.equal(faultOf(of, each), '', `${of.kind} ${each}`));
    wrong.forEach((each) => assert.notEqual(faultOf(of, each), '', `${of.kind} ${each}`));
  }
});

test('faultOf_placeholderOrNothing_isLeftToTheAgent', () => {
  assert.equal(faultOf(SHARE, '${env:LIMIT}'), '');
  assert.equal(faultOf(SHARE, ' '), '');
});

test('unitsOfText_areReadAsTheAgentDoes', () => {
  assert.equal(millis('1h'), 3_600_000);
  assert.equal(millis('PT1M30S'), 90_000);
  assert.equal(millis('0s'), undefined);
  assert.equal(byteCount('2KiB'), 2_048);
  assert.deepEqual(items('a, b\n c,,'), ['a', 'b', 'c']);
});

test('parseNamed_nameWithDots_goesByTheLongestEnding', () => {
  const found = parseNamed([LATENCY, RATE], 'opvitals.operation.payments.refund.slo.latency.threshold');
  assert.equal(found?.name, 'payments.refund');
  assert.equal(found?.field, LATENCY);
  assert.equal(parseNamed([RATE], 'opvitals.wrapper..rate-limit'), undefined);
});

test('grouped_valuesOfThings_areCollectionsByTheirNames', () => {
  const groups = grouped(
    [LIST, SHARE, SECRET, RATE],
    [value('opvitals.health.ready', 'a'), value('opvitals.wrapper.pay.rate-limit', '60/m', 'file')],
    new Map([['opvitals.wrapper.', ['new']]]),
  );
  assert.deepEqual(groups.map((each) => each.id), ['health', 'checks', 'wrappers']);
  const things = groups[2]?.collections[0]?.things ?? [];
  assert.deepEqual(things.map((each) => each.name), ['new', 'pay']);
  assert.deepEqual(things[1]?.entries.map((each) => each.value?.value), [undefined, '60/m']);
  assert.equal(staysBecause(things[1] ?? { name: '', entries: [] }), 'wrapper.pay.rate-limit comes from opvitals.yaml:3:1');
});

test('searched_words_leaveOnlyWhatFitsAll', () => {
  const groups = grouped([LIST, SHARE, RATE], [value('opvitals.wrapper.pay.rate-limit', '60/m', 'file')]);
  assert.deepEqual(searched(groups, 'ERROR above').flatMap((each) => each.entries.map((entry) => entry.key)), [SHARE.key]);
  assert.deepEqual(searched(groups, '60/m').map((each) => each.id), ['wrappers']);
  assert.deepEqual(searched(groups, 'error nothing'), []);
});

test('typed_whatHoldsAlready_isNoChange', () => {
  const list = { key: LIST.key, field: LIST, value: value(LIST.key, 'a,b', 'file') };
  assert.equal(textOf(NO_DRAFT, list), 'a\nb');
  assert.equal(typed(NO_DRAFT, list, 'a\nb\n').size, 0);
  const draft = typed(NO_DRAFT, list, 'a\n');
  assert.equal(textOf(draft, list), 'a\n');
  assert.deepEqual(sent(draft, new Map([[LIST.key, list]])), { [LIST.key]: 'a' });
  assert.equal(typed(draft, list, 'b, a').get(LIST.key), 'b, a');
});

test('pendings_secretsAndChangesTakenBack_sayWhatBecomesOfThem', () => {
  const secret = { key: 'opvitals.wrapper.pay.api-key', field: SECRET, value: value('opvitals.wrapper.pay.api-key', '***', 'file') };
  const share = { key: SHARE.key, field: SHARE, value: value(SHARE.key, '0.3', 'run-time') };
  const draft = takenBack(typed(NO_DRAFT, secret, 'hidden'), [SHARE.key]);
  const entries = new Map([secret, share].map((each) => [each.key, each]));
  assert.deepEqual(
    pendings(draft, entries, []).map((each) => [each.before, each.after]),
    [
      ['***', '***'],
      ['0.3', 'what else says so, or 0.1'],
    ],
  );
  assert.equal(textOf(NO_DRAFT, secret), '');
  assert.deepEqual(sent(draft, entries), { [secret.key]: 'hidden', [SHARE.key]: null });
});

test('faultAt_ownJudgement_comesBeforeTheAgents', () => {
  const entry = { key: SHARE.key, field: SHARE, value: value(SHARE.key, '0.1') };
  const said = [{ key: SHARE.key, file: '', line: 0, column: 0, message: 'the agent says no' }];
  assert.equal(faultAt(NO_DRAFT, entry, said), '');
  assert.match(faultAt(new Map([[SHARE.key, '7']]), entry, said), /expected/);
  assert.equal(faultAt(new Map([[SHARE.key, '0.7']]), entry, said), 'the agent says no');
});

test('meanwhile_laterVersions_clashWhereTheyChangeTheSame', () => {
  const version = (number: number, key: string) => ({ number, time: '', actor: 'ben', changes: [{ key, from: null, to: '1' }] });
  const found = meanwhile([version(3, 'a'), version(2, 'b'), version(1, 'c')], 1, new Map([['a', '2'], ['c', '2']]));
  assert.deepEqual(found.versions.map((each) => each.number), [3, 2]);
  assert.deepEqual(found.clashes, ['a']);
});
