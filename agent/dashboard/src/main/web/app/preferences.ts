const KEY = 'opvitals.preferences';

type Values = Readonly<Record<string, unknown>>;

/** What a reader has chosen of how the page looks and behaves, by name. Kept in this browser. */
export class Preferences extends EventTarget {
  private values: Values = read();

  /** @param isRight whether what was kept still makes sense */
  get<T>(name: string, isRight: (value: unknown) => value is T, byDefault: T): T {
    const value = this.values[name];
    return isRight(value) ? value : byDefault;
  }

  set(name: string, value: unknown): void {
    this.values = { ...this.values, [name]: value };
    localStorage.setItem(KEY, JSON.stringify(this.values));
    this.dispatchEvent(new Event('change'));
  }
}

function read(): Values {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return typeof kept === 'object' && kept !== null ? (kept as Values) : {};
  } catch {
    return {};
  }
}
