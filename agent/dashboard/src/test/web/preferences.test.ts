import assert from 'node:assert/strict';
import { mock, test } from 'node:test';
import { Preferences, type Kept, type PreferencesKeeper } from '../../main/web/app/preferences.js';

class Shelf {
  readonly texts = new Map<string, string>();

  getItem(key: string): string | null {
    return this.texts.get(key) ?? null;
  }

  setItem(key: string, value: string): void {
    this.texts.set(key, value);
  }
}

/** The agent: what is sent must have been made from the version that holds. */
class Agent implements PreferencesKeeper {
  kept: Kept = { version: 0, values: {} };
  isDown = false;
  saves = 0;

  read(): Promise<Kept> {
    return this.isDown ? Promise.reject(new Error('down')) : Promise.resolve(this.kept);
  }

  save(sent: Kept): Promise<Kept> {
    if (this.isDown) {
      return Promise.reject(new Error('down'));
    }
    if (sent.version !== this.kept.version) {
      return Promise.reject(new Error('conflict'));
    }
    this.saves++;
    this.kept = { version: sent.version + 1, values: structuredClone(sent.values) };
    return Promise.resolve(this.kept);
  }

  isConflict(thrown: unknown): boolean {
    return thrown instanceof Error && thrown.message === 'conflict';
  }
}

const isText = (value: unknown): value is string => typeof value === 'string';

async function settled(): Promise<void> {
  for (let i = 0; i < 6; i++) {
    mock.timers.tick(1_000);
    await new Promise((done) => setImmediate(done));
  }
}

async function tab(agent: Agent, shelf = new Shelf(), user = 'ann'): Promise<Preferences> {
  const preferences = new Preferences(shelf);
  await preferences.keepIn(agent, user);
  return preferences;
}

function withTimers(name: string, run: () => Promise<void>): void {
  test(name, async () => {
    mock.timers.enable({ apis: ['setTimeout'] });
    try {
      await run();
    } finally {
      mock.timers.reset();
    }
  });
}

withTimers('set_agent_keepsItForOtherBrowsers', async () => {
  const agent = new Agent();
  const one = await tab(agent);
  one.set('a', 'x');
  one.set('a', 'y');
  await settled();
  assert.equal(agent.saves, 1);
  assert.equal((await tab(agent)).get('a', isText, ''), 'y');
});

withTimers('set_twoTabsDifferentNames_bothAreKept', async () => {
  const agent = new Agent();
  const [one, two] = [await tab(agent), await tab(agent)];
  one.set('a', '1');
  await settled();
  two.set('b', '2');
  await settled();
  assert.deepEqual(agent.kept.values, { a: '1', b: '2' });
  assert.equal(two.get('a', isText, ''), '1');
  assert.deepEqual(two.conflicts, []);
});

withTimers('set_twoTabsSameName_theReaderIsAsked', async () => {
  const agent = new Agent();
  const [one, two] = [await tab(agent), await tab(agent)];
  one.set('a', 'one');
  await settled();
  two.set('a', 'two');
  await settled();
  assert.deepEqual(two.conflicts, ['a']);
  assert.equal(agent.kept.values['a'], 'one');
  two.resolve(true);
  await settled();
  assert.equal(agent.kept.values['a'], 'two');
  assert.deepEqual(two.conflicts, []);
});

withTimers('resolve_takeTheOther_isWhatTheAgentHas', async () => {
  const agent = new Agent();
  const [one, two] = [await tab(agent), await tab(agent)];
  one.set('a', 'one');
  await settled();
  two.set('a', 'two');
  two.set('b', 'b');
  await settled();
  two.resolve(false);
  await settled();
  assert.deepEqual(agent.kept.values, { a: 'one', b: 'b' });
  assert.equal(two.get('a', isText, ''), 'one');
});

withTimers('heard_changeOfAnotherTab_isSeenAtOnceAndNoConflict', async () => {
  const agent = new Agent();
  const shelf = new Shelf();
  const [one, two] = [await tab(agent, shelf), await tab(agent, shelf)];
  one.set('a', 'one');
  two.heard('opvitals.preferences', shelf.getItem('opvitals.preferences'));
  assert.equal(two.get('a', isText, ''), 'one');
  await settled();
  two.set('a', 'two');
  await settled();
  assert.deepEqual(two.conflicts, []);
  assert.equal(agent.kept.values['a'], 'two');
});

withTimers('set_agentIsDown_isKeptHereAndSavedLater', async () => {
  const agent = new Agent();
  const shelf = new Shelf();
  const one = await tab(agent, shelf);
  agent.isDown = true;
  one.set('a', 'x');
  await settled();
  assert.ok(one.problem instanceof Error);
  assert.equal(new Preferences(shelf).get('a', isText, ''), 'x');
  agent.isDown = false;
  one.retry();
  await settled();
  assert.equal(agent.kept.values['a'], 'x');
  assert.equal(one.problem, undefined);
});

withTimers('set_undefined_isTheDefaultAgain', async () => {
  const agent = new Agent();
  const one = await tab(agent);
  one.set('a', 'x');
  one.set('a', undefined);
  await settled();
  assert.ok(!one.has('a'));
  assert.equal((await tab(agent)).get('a', isText, 'default'), 'default');
});

withTimers('keepIn_anotherUserInThisBrowser_seesNothingOfTheFirst', async () => {
  const shelf = new Shelf();
  const ann = await tab(new Agent(), shelf);
  ann.set('a', 'of ann');
  await settled();
  const ben = await tab(new Agent(), shelf, 'ben');
  assert.ok(!ben.has('a'));
  assert.ok(!new Preferences(shelf).has('a'));
});

test('read_brokenCache_isNothing', () => {
  const shelf = new Shelf();
  shelf.setItem('opvitals.preferences', '{broken');
  assert.equal(new Preferences(shelf).get('a', isText, 'default'), 'default');
});
