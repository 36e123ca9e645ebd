import { css, html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { App } from '../app/app.js';
import { faultAt, textOf } from '../data/setting-draft.js';
import type { SettingForm } from '../data/setting-form.js';
import { shortKey, staysBecause, type Collection, type Entry, type Group, type Thing } from '../data/settings.js';
import { plural } from '../data/format.js';
import { icon } from './icons.js';
import './setting-field.js';

/** Styles of the groups, for the page that draws them. */
export const groupStyles = css`
  .group {
    padding: 0;
    overflow: clip;
    scroll-margin-top: 120px;
  }
  .group > h2 {
    padding: var(--space-3) var(--space-4);
  }
  .collection {
    border-top: 1px solid var(--line);
    padding: var(--space-3) var(--space-4);
  }
  .collection h3 {
    font-family: var(--mono);
    font-size: 0.94em;
  }
  /* What is in <details> inherits from the browser's own slot in there, which does not inherit from us. */
  details > * {
    box-sizing: border-box;
  }
  details.thing {
    border-top: 1px solid var(--line);
  }
  details.thing > summary {
    display: flex;
    align-items: center;
    gap: var(--space-3);
    min-height: 44px;
    padding: 0 var(--space-4);
    cursor: pointer;
    list-style: none;
  }
  details.thing > summary::before {
    content: '';
    width: 7px;
    height: 7px;
    border: solid var(--text-soft);
    border-width: 0 1.5px 1.5px 0;
    transform: rotate(-45deg);
  }
  details.thing[open] > summary::before {
    transform: rotate(45deg);
  }
  summary:hover {
    background: var(--surface-hover);
  }
  .thing-name {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  .thing-foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-3);
    padding: var(--space-3) var(--space-4);
    border-top: 1px solid var(--line);
  }
  form.add {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2);
    margin-top: var(--space-2);
  }
  form.add input {
    width: 240px;
    max-width: 100%;
  }
`;

const KINDS: Readonly<Record<string, readonly [string, string]>> = {
  wrapper: ['wrapper', 'the first part of an operation’s name'],
  operation: ['operation', 'wrapper.operation'],
  'alert.channel': ['channel', 'for example on-call'],
  measure: ['measure', 'as the application calls it'],
  'health.target': ['target', 'for example database'],
  user: ['user', 'as one logs in'],
};

/** What the drawing of groups is given. */
export interface Drawn {
  readonly app: App;
  readonly form: SettingForm;
  readonly isReadOnly: boolean;
  /** Whether things are open: where something is searched for. */
  readonly isOpen: boolean;
  /** Names that could have settings, by the collection. */
  readonly known: (collection: Collection) => readonly string[];
}

export function group(each: Group, of: Drawn): TemplateResult {
  return html`<section class="panel group" id="group-${each.id}" aria-labelledby="title-${each.id}">
    <h2 id="title-${each.id}" tabindex="-1">${each.title}</h2>
    ${repeat(
      each.entries,
      (entry) => entry.key,
      (entry) => field(entry, of, ''),
    )}
    ${each.collections.map((collection) => collectionOf(collection, of))}
  </section>`;
}

function field(entry: Entry, of: Drawn, label: string): TemplateResult {
  const { form } = of;
  const draft = form.draft.get(entry.key);
  return html`<ov-setting-field
    data-key=${entry.key}
    .app=${of.app}
    .entry=${entry}
    .label=${label}
    .text=${textOf(form.draft, entry)}
    .changed=${draft !== undefined}
    .back=${draft === null}
    .fault=${faultAt(form.draft, entry, form.problems)}
    .readOnly=${of.isReadOnly}
    @typed=${(event: CustomEvent<string>) => form.type(entry, event.detail)}
    @undo=${() => form.leave([entry.key])}
    @back=${() => form.takeBack([entry.key])}
  ></ov-setting-field>`;
}

function collectionOf(collection: Collection, of: Drawn): TemplateResult {
  const [one, hint] = KINDS[collection.id] ?? ['thing', 'its name'];
  return html`
    <div class="collection">
      <h3>${collection.id}</h3>
      ${collection.things.length === 0 ? html`<p class="soft small">No ${one} has settings.</p>` : nothing}
      ${of.isReadOnly ? nothing : adding(collection, of, one, hint)}
    </div>
    ${repeat(
      collection.things,
      (thing) => thing.name,
      (thing) => thingOf(collection, thing, of, one),
    )}
  `;
}

function adding(collection: Collection, of: Drawn, one: string, hint: string): TemplateResult {
  const id = `add-${collection.id}`;
  const there = new Set(collection.things.map((each) => each.name));
  const offered = of.known(collection).filter((each) => !there.has(each));
  const add = (event: Event): void => {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const name = new FormData(form).get('name');
    if (typeof name === 'string' && name.trim() !== '') {
      if (!there.has(name.trim())) {
        of.form.add(collection.prefix, name.trim());
      }
      form.reset();
    }
  };
  return html`<form class="add" @submit=${add}>
    <input name="name" aria-label="Name of a ${one}" placeholder=${hint} list="${id}-known" pattern="\\S{1,100}" required />
    <datalist id="${id}-known">${offered.map((each) => html`<option value=${each}></option>`)}</datalist>
    <button>${icon('plus')}Settings for a ${one}</button>
  </form>`;
}

function thingOf(collection: Collection, thing: Thing, of: Drawn, one: string): TemplateResult {
  const given = thing.entries.filter((each) => each.value !== undefined && each.value.layer !== 'default').length;
  const unsaved = thing.entries.filter((each) => of.form.draft.has(each.key)).length;
  return html`<details class="thing" ?open=${of.isOpen || given === 0}>
    <summary>
      <span class="thing-name">${thing.name}</span>
      <span class="soft small">${given === 0 ? 'new' : `${plural(given, 'setting')} given`}</span>
      ${unsaved === 0 ? nothing : html`<span class="chip">${unsaved} not saved</span>`}
    </summary>
    ${repeat(
      thing.entries,
      (entry) => entry.key,
      (entry) => field(entry, of, shortKey(entry.key).substring(collection.id.length + thing.name.length + 2)),
    )}
    ${of.isReadOnly ? nothing : removing(thing, of, one)}
  </details>`;
}

/** Takes what was set at run time back; what stands elsewhere can only be removed there. */
function removing(thing: Thing, of: Drawn, one: string): TemplateResult | typeof nothing {
  const changed = thing.entries.filter((each) => each.value?.layer === 'run-time').map((each) => each.key);
  const stays = staysBecause(thing);
  const given = thing.entries.filter((each) => each.value !== undefined && each.value.layer !== 'default');
  const typed = thing.entries.map((each) => each.key).filter((each) => of.form.draft.has(each));
  if (given.length === 0) {
    return html`<div class="thing-foot">
      <button @click=${() => of.form.forget(thing.name, typed)}>Do not add this ${one}</button>
    </div>`;
  }
  return html`<div class="thing-foot">
    ${changed.length === 0
      ? nothing
      : html`<button class="danger" @click=${() => of.form.takeBack(changed)}>
          ${stays === '' ? `Remove this ${one}` : 'Take all its changes back'}
        </button>`}
    ${stays === '' ? nothing : html`<span class="soft small">It stays: ${stays}.</span>`}
  </div>`;
}
