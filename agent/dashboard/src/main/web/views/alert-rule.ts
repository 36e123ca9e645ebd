import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { App } from '../app/app.js';
import type { AlertHistory, AlertRule, AlertRules, KnownSeriesList } from '../data/api-types.js';
import { Every, Fetched } from '../data/controllers.js';
import { count, plural } from '../data/format.js';
import { valueOf } from '../data/loaded.js';
import { firedIn } from '../data/replay.js';
import { asProblem, type ApiProblem } from '../data/problem.js';
import { bodyOf, copyOf, draftOf, durationSeconds, isSame, NEW_RULE, refusedFaults, yamlOf, type Faults, type RuleDraft } from '../data/rule-draft.js';
import { labelMarks, lockedFor, markStyles, mayChange } from '../parts/alerts/marks.js';
import '../parts/alerts/replay-part.js';
import '../parts/alerts/rule-form.js';
import { ruleStyles } from '../parts/alerts/rule-styles.js';
import { runbook } from '../parts/alerts/runbook.js';
import { RuleTry } from '../parts/alerts/rule-try.js';
import '../parts/dialog.js';
import { download } from '../parts/chart/save.js';
import { icon } from '../parts/icons.js';
import { LeaveGuard } from '../parts/leave-guard.js';
import '../parts/page-head.js';
import { empty, failure, shown, stateStyles } from '../parts/states.js';
import { base } from '../theme/base.js';

const LOOK_AGAIN_MS = 1_500;
const MOST_RECORDS = 2_000;

const RANGES = [
  ['1 h', 3_600],
  ['6 h', 21_600],
  ['24 h', 86_400],
  ['7 d', 604_800],
  ['30 d', 2_592_000],
] as const;

/** One rule: how it fares, when it would have fired, and, for who may, the fields to change it. */
@customElement('ov-view-alert-rule')
export class AlertRuleView extends LitElement {
  static override styles = [base, stateStyles, markStyles, ruleStyles];

  @property({ attribute: false }) app!: App;
  /** Empty for a new rule. */
  @property({ attribute: false }) name = '';
  /** Of which rule a new one is a copy; empty for none. */
  @property({ attribute: false }) copied = '';
  @state() private draft: RuleDraft | undefined;
  @state() private problem: ApiProblem | undefined;
  /** What was wrong when it was to be saved; until something is changed. */
  @state() private refused: Faults | undefined;
  @state() private isSaving = false;
  @state() private isDeleting = false;
  @state() private rangeSeconds = 86_400;

  private kept: RuleDraft = NEW_RULE;
  private begunWith = '';
  private readonly trial = new RuleTry(this, () => this.app);
  private readonly guard = new LeaveGuard(
    this,
    () => this.app,
    () => this.isDirty,
  );
  private readonly rules = new Fetched<AlertRules>(
    this,
    () => 'rules',
    (signal) => this.app.api.get('/api/v1/alerts/rules', { signal }),
  );
  private readonly series = new Fetched<KnownSeriesList>(
    this,
    () => (this.mayEdit ? 'series' : undefined),
    (signal) => this.app.api.get('/api/v1/series', { signal }),
  );

  private readonly past = new Fetched<AlertHistory>(
    this,
    () => (this.name === '' ? undefined : `${this.name} ${this.rangeSeconds}`),
    (signal) => {
      const from = new Date(this.app.clock.now() - this.rangeSeconds * 1_000).toISOString();
      const query = { from, matchers: `alertname="${this.name}"`, limit: MOST_RECORDS };
      return this.app.api.get('/api/v1/alerts/history', { query, signal });
    },
  );

  constructor() {
    super();
    // A rule that was just saved is there from its first evaluation on.
    new Every(
      this,
      () => (this.name !== '' && this.rule === undefined ? LOOK_AGAIN_MS : 0),
      () => this.rules.retry(),
    );
  }

  private get mayEdit(): boolean {
    return mayChange(this.app, 'admin') && !this.app.isDemo;
  }

  private get isDirty(): boolean {
    return this.draft !== undefined && this.mayEdit && !isSame(this.draft, this.kept);
  }

  private get rule(): AlertRule | undefined {
    const value = valueOf(this.rules.state);
    return [...(value?.rules ?? []), ...(value?.disabled ?? [])].find((each) => each.name === (this.name === '' ? this.copied : this.name));
  }

  override willUpdate(_: PropertyValues<this>): void {
    const key = `${this.name} ${this.copied}`;
    const value = valueOf(this.rules.state);
    if (value === undefined || this.begunWith === key || (this.name !== '' && this.rule === undefined)) {
      return;
    }
    this.begunWith = key;
    const rule = this.rule;
    const of = rule === undefined ? NEW_RULE : draftOf(rule);
    const taken = new Set([...value.rules, ...value.disabled].map((each) => each.name));
    this.draft = this.name === '' && rule !== undefined ? copyOf(of, taken) : of;
    this.kept = this.name === '' ? NEW_RULE : of;
    this.problem = undefined;
    this.tryIt();
  }

  override render(): TemplateResult {
    return html`<ov-page-head .app=${this.app} heading=${this.name === '' ? 'New alert rule' : this.name}>${this.buttons()}</ov-page-head>
      ${shown(this.rules.state, () => this.page(), { retry: () => this.rules.retry() })} ${this.dialogs()}`;
  }

  private buttons(): TemplateResult | typeof nothing {
    const rule = this.rule;
    const draft = this.draft;
    if (draft === undefined || (this.name !== '' && rule === undefined)) {
      return nothing;
    }
    return html`<button @click=${() => download(`${draft.name === '' ? 'rule' : draft.name}.yml`, new Blob([yamlOf(draft)], { type: 'application/yaml' }))}>
        ${icon('download')}Export YAML
      </button>
      ${!this.mayEdit
        ? nothing
        : this.name !== '' && rule?.source !== 'api'
          ? html`<a class="button" href=${this.app.router.hrefWith({ copy: this.name }, 'alerts', 'new-rule')}>${icon('copy')}Copy</a>`
          : html`${this.name === '' ? nothing : html`<button class="danger" @click=${() => (this.isDeleting = true)}>Delete</button>`}
              <button ?disabled=${!this.isDirty} @click=${this.discard}>Discard</button>
              <button class="primary" ?disabled=${this.isSaving || !this.isDirty} @click=${this.save}>Save</button>`}`;
  }

  private page(): TemplateResult {
    const draft = this.draft;
    const rule = this.rule;
    if (draft === undefined || (this.name !== '' && rule === undefined)) {
      return empty('There is no such rule', 'It was deleted, or its file does not have it any more.', html`<a class="button" href=${this.app.router.href('alerts', 'rules')}>${icon('rule')}Rules</a>`);
    }
    const isLocked = !this.mayEdit || (this.name !== '' && rule?.source !== 'api');
    return html`<div class="stack">
      ${this.why(rule)}
      ${this.problem === undefined ? nothing : html`<p class="fault" role="alert">${this.problem.message}</p>`}
      <div class="columns">
        <section class="panel" aria-label="The rule"><ov-rule-form
            .draft=${draft}
            .isNew=${this.name === ''}
            .faults=${this.refused ?? this.trial.faults}
            .series=${valueOf(this.series.state)?.series ?? []}
            .locked=${isLocked}
            @edited=${(event: CustomEvent<Partial<RuleDraft>>) => this.change(event.detail)}
          ></ov-rule-form></section>
        <section class="panel stack" aria-labelledby="replay">${this.replay(draft)}</section>
      </div>
      ${rule === undefined || this.name === '' ? nothing : this.fares(rule)}
    </div>`;
  }

  private why(rule: AlertRule | undefined): TemplateResult | typeof nothing {
    if (!mayChange(this.app, 'admin')) {
      return lockedFor(this.app, 'admin', 'change rules');
    }
    if (this.app.isDemo) {
      return html`<p class="lock" role="note">Made-up data are shown: rules cannot be changed.</p>`;
    }
    if (this.name === '' || rule === undefined || rule.source === 'api') {
      return nothing;
    }
    return html`<p class="soft small" role="note">
      ${rule.source === 'shipped'
        ? html`It comes with the agent and cannot be changed here. Copy it, and leave this one out by <code>opvitals.alert.disabled-rules</code>.`
        : html`It stands in <code>${rule.source}</code>, which is read again when it changes. Copy it to change it here.`}
    </p>`;
  }

  private replay(draft: RuleDraft): TemplateResult {
    const replayed = this.trial.replayed;
    const last = valueOf(replayed);
    return html`<div class="row">
        <h2 id="replay">Replay</h2>
        <label class="visually-hidden" for="range">Over the last</label>
        <select id="range" @change=${(event: Event) => this.over(Number((event.target as HTMLSelectElement).value))}>
          ${RANGES.map(([text, seconds]) => html`<option value=${seconds} ?selected=${seconds === this.rangeSeconds}>over the last ${text}</option>`)}
        </select>
        <span class="soft small" aria-live="polite">${this.trial.isReplaying ? 'Replaying' : ''}</span>
      </div>
      ${draft.expr.trim() === ''
        ? html`<p class="soft">When it would have fired stands here as soon as there is an expression.</p>`
        : last !== undefined
          ? html`<ov-replay
              class=${this.trial.isReplaying || this.trial.faults.size > 0 ? 'old' : ''}
              .app=${this.app}
              .replay=${last.replay}
              .from=${last.from}
              .to=${last.to}
              .holdSeconds=${durationSeconds(draft.for.trim()) ?? 0}
              .expression=${draft.expr}
              .fired=${this.fired(last)}
            ></ov-replay>`
          : replayed.kind === 'failed' || replayed.kind === 'forbidden'
            ? failure(replayed.problem, { retry: () => this.tryIt() })
            : html`<p class="soft">${this.trial.faults.size > 0 ? 'It is replayed once nothing is wrong with it.' : 'It is being replayed.'}</p>`}`;
  }

  /** How often it really fired in the time of a replay; only of what is remembered of this rule. */
  private fired(of: { from: number; to: number }): number | undefined {
    const records = valueOf(this.past.state)?.records;
    return records === undefined || this.name === '' ? undefined : firedIn(records, this.name, of.from, of.to);
  }

  private fares(rule: AlertRule): TemplateResult {
    return html`<section class="panel stack" aria-labelledby="fares">
      <h2 id="fares">How it fares</h2>
      <div class="row">
        ${rule.health === 'failed' ? html`<p class="fault" role="alert">It fails: ${rule.problem}</p>` : nothing}
        ${rule.hadData || rule.health === 'unknown' ? nothing : html`<p class="soft">A series that it asks for was not there since the start.</p>`}
        <span>True of ${plural(rule.active, 'series', 'series')}${rule.active > 0 ? ' now' : ''}</span>
        <a href=${this.app.router.hrefWith({ find: `alertname="${rule.name}"` }, 'alerts')}>Its alerts</a>
        <a href=${this.app.router.hrefWith({ find: `alertname="${rule.name}"` }, 'alerts', 'history')}>Its history</a>
        ${runbook(rule.annotations)}
      </div>
      <ul class="samples">
        ${rule.samples.slice(0, 20).map((each) => html`<li><span class="number">${count(each.value)}</span>${labelMarks(Object.entries(each.labels).filter(([name]) => name !== 'alertname'))}</li>`)}
      </ul>
    </section>`;
  }

  private dialogs(): TemplateResult {
    return html`<ov-dialog heading="Delete ${this.name}" .open=${this.isDeleting} @closed=${() => (this.isDeleting = false)}>
        <p>Its alerts end, and those who were told of them are told so.</p>
        <button slot="actions" @click=${() => (this.isDeleting = false)}>Cancel</button>
        <button slot="actions" class="primary" @click=${this.forget}>Delete</button>
      </ov-dialog>
      <ov-dialog heading="Leave without saving?" .open=${this.guard.isAsking} @closed=${() => this.guard.stay()}>
        <p>What was changed of the rule is lost.</p>
        <button slot="actions" class="danger" @click=${this.abandon}>Leave without saving</button>
        <button slot="actions" class="primary" autofocus @click=${() => this.guard.stay()}>Stay</button>
      </ov-dialog>`;
  }

  private readonly abandon = (): void => {
    this.draft = this.kept;
    this.guard.leave();
  };

  private readonly discard = (): void => {
    this.draft = this.kept;
    this.tryIt();
  };

  private change(part: Partial<RuleDraft>): void {
    if (this.draft !== undefined) {
      this.draft = { ...this.draft, ...part };
      this.problem = undefined;
      this.refused = undefined;
      this.tryIt();
    }
  }

  private over(seconds: number): void {
    this.rangeSeconds = seconds;
    this.tryIt();
  }

  private tryIt(): void {
    const draft = this.draft;
    if (draft !== undefined && this.mayEdit) {
      this.trial.draft(draft, this.rangeSeconds);
    } else if (draft !== undefined && this.name !== '') {
      this.trial.known(this.name, this.rangeSeconds);
    }
  }

  private readonly save = async (): Promise<void> => {
    const draft = this.draft;
    if (draft === undefined) {
      return;
    }
    const name = draft.name.trim();
    const value = valueOf(this.rules.state);
    const other = [...(value?.rules ?? []), ...(value?.disabled ?? [])].find((each) => each.name === name);
    if (name === '' || (this.name === '' && other !== undefined)) {
      this.refused = new Map([...this.trial.faults, ['name', name === '' ? 'Give it a name.' : `There is a rule ${name} already. Give it another name.`]]);
      return;
    }
    this.isSaving = true;
    try {
      await this.app.api.send('PUT /api/v1/alerts/rules/{name}', bodyOf(draft), { path: { name } });
      this.kept = draft;
      this.app.notices.done(`${name} is saved, and holds from now on.`);
      if (this.name === '') {
        this.app.router.go('alerts', 'rules', name);
      }
      this.rules.retry();
    } catch (thrown) {
      const problem = asProblem(thrown);
      const refused = refusedFaults(problem);
      this.refused = refused.size === 0 ? undefined : new Map([...this.trial.faults, ...refused]);
      this.problem = refused.size === 0 ? problem : undefined;
    } finally {
      this.isSaving = false;
    }
  };

  private readonly forget = async (): Promise<void> => {
    this.isDeleting = false;
    try {
      await this.app.api.send('DELETE /api/v1/alerts/rules/{name}', undefined, { path: { name: this.name } });
      this.draft = this.kept;
      this.app.notices.done(`${this.name} is deleted.`);
      this.app.router.go('alerts', 'rules');
    } catch (thrown) {
      this.problem = asProblem(thrown);
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-view-alert-rule': AlertRuleView;
  }
}
