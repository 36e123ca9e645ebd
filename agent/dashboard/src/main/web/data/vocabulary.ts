import type { Labels } from './matchers.js';

/** Which labels there are, with which values: what a field may offer to complete. */
export type KnownLabels = ReadonlyMap<string, readonly string[]>;

const MOST_VALUES = 500;

/** Collects them from whatever has labels, in order. */
export function knownLabels(all: Iterable<Labels>): KnownLabels {
  const found = new Map<string, Set<string>>();
  for (const labels of all) {
    for (const [name, value] of Object.entries(labels)) {
      const values = found.get(name) ?? new Set<string>();
      if (values.size < MOST_VALUES) {
        values.add(value);
      }
      found.set(name, values);
    }
  }
  const names = [...found.keys()].sort();
  return new Map(names.map((name) => [name, [...(found.get(name) ?? [])].sort()]));
}

/** Two of them as one. */
export function bothKnown(a: KnownLabels, b: KnownLabels): KnownLabels {
  const names = [...new Set([...a.keys(), ...b.keys()])].sort();
  return new Map(names.map((name) => [name, [...new Set([...(a.get(name) ?? []), ...(b.get(name) ?? [])])].sort()]));
}
