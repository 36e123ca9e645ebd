/** What a reader may choose; 'system' follows what the operating system says. */
export type ThemeChoice = 'system' | 'light' | 'dark';

const KEY = 'opvitals.theme';

export function isThemeChoice(value: unknown): value is ThemeChoice {
  return value === 'system' || value === 'light' || value === 'dark';
}

/**
 * Sets data-theme on the page's root, by choice or by system, and tells who draws with colours (charts) when it changed.
 * The choice is kept in this browser, so that it is there before anything is drawn.
 */
export class Theme extends EventTarget {
  private readonly system = matchMedia('(prefers-color-scheme: dark)');
  private chosen: ThemeChoice;

  constructor() {
    super();
    const kept = localStorage.getItem(KEY);
    this.chosen = isThemeChoice(kept) ? kept : 'system';
    this.system.addEventListener('change', () => this.show());
    this.show();
  }

  get choice(): ThemeChoice {
    return this.chosen;
  }

  get isDark(): boolean {
    return this.chosen === 'dark' || (this.chosen === 'system' && this.system.matches);
  }

  choose(choice: ThemeChoice): void {
    this.chosen = choice;
    localStorage.setItem(KEY, choice);
    this.show();
  }

  /** A token's value now, for those who cannot use CSS: `token('healthy')`. */
  token(name: string): string {
    return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  }

  private show(): void {
    document.documentElement.dataset['theme'] = this.isDark ? 'dark' : 'light';
    this.dispatchEvent(new Event('change'));
  }
}
