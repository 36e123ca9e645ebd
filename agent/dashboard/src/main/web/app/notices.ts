export interface Notice {
  readonly id: number;
  readonly text: string;
  readonly kind: 'done' | 'problem';
}

const DONE_MS = 6_000;
const MOST = 4;

/** Short messages at the edge of the page: what was done goes by itself, what failed stays until it is closed or the page is left. */
export class Notices extends EventTarget {
  private shown: readonly Notice[] = [];
  private next = 1;

  get all(): readonly Notice[] {
    return this.shown;
  }

  done(text: string): void {
    const id = this.add(text, 'done');
    window.setTimeout(() => this.close(id), DONE_MS);
  }

  problem(text: string): void {
    this.add(text, 'problem');
  }

  close(id: number): void {
    this.shown = this.shown.filter((each) => each.id !== id);
    this.dispatchEvent(new Event('change'));
  }

  /** What failed on a page is not said on the next one; what was done is, since it often leads there. */
  forgetProblems(): void {
    if (this.shown.some((each) => each.kind === 'problem')) {
      this.shown = this.shown.filter((each) => each.kind !== 'problem');
      this.dispatchEvent(new Event('change'));
    }
  }

  private add(text: string, kind: Notice['kind']): number {
    const id = this.next++;
    this.shown = [...this.shown, { id, text, kind }].slice(-MOST);
    this.dispatchEvent(new Event('change'));
    return id;
  }
}
