/** The moment that a reader points at: one for all charts of the page, so that they show what was at the same time. */
export class Cursor extends EventTarget {
  private pointed: number | undefined;

  /** In ms since 1970; undefined while nobody points at anything. */
  get at(): number | undefined {
    return this.pointed;
  }

  point(at: number | undefined): void {
    if (at !== this.pointed) {
      this.pointed = at;
      this.dispatchEvent(new Event('change'));
    }
  }
}
