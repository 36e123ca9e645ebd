import type { Method } from './api-types.js';

/** A method's name in its parts: `com.acme.Search#find(Ljava/lang/String;)V`. */
export interface MethodName {
  readonly packageName: string;
  readonly className: string;
  readonly method: string;
  /** As people write it: `find(String, int)`. */
  readonly signature: string;
}

export function parseMethod(text: string): MethodName {
  const hash = text.indexOf('#');
  const type = hash < 0 ? text : text.substring(0, hash);
  const rest = hash < 0 ? '' : text.substring(hash + 1);
  const open = rest.indexOf('(');
  const method = open < 0 ? rest : rest.substring(0, open);
  const dot = type.lastIndexOf('.');
  return {
    packageName: dot < 0 ? '' : type.substring(0, dot),
    className: type.substring(dot + 1),
    method,
    signature: open < 0 ? method : `${method}(${parameters(rest.substring(open + 1)).join(', ')})`,
  };
}

const PRIMITIVES: Readonly<Record<string, string>> = {
  B: 'byte',
  C: 'char',
  D: 'double',
  F: 'float',
  I: 'int',
  J: 'long',
  S: 'short',
  Z: 'boolean',
};

/** The parameters of a JVM descriptor, without packages. */
function parameters(descriptor: string): readonly string[] {
  const found: string[] = [];
  let arrays = '';
  for (let i = 0; i < descriptor.length; i++) {
    const letter = descriptor[i] ?? '';
    if (letter === ')') {
      break;
    }
    if (letter === '[') {
      arrays += '[]';
      continue;
    }
    let name = PRIMITIVES[letter] ?? letter;
    if (letter === 'L') {
      const end = descriptor.indexOf(';', i);
      const type = descriptor.substring(i + 1, end < 0 ? descriptor.length : end);
      name = type.substring(type.lastIndexOf('/') + 1).replaceAll('$', '.');
      i = end < 0 ? descriptor.length : end;
    }
    found.push(name + arrays);
    arrays = '';
  }
  return found;
}

export interface ClassNode {
  readonly name: string;
  /** With the package. */
  readonly full: string;
  readonly methods: readonly Method[];
}

export interface PackageNode {
  readonly name: string;
  readonly classes: readonly ClassNode[];
}

/** Methods by package and class, in order. */
export function tree(methods: readonly Method[]): readonly PackageNode[] {
  const packages = new Map<string, Map<string, Method[]>>();
  for (const each of methods) {
    const name = parseMethod(each.method);
    const classes = packages.get(name.packageName) ?? new Map<string, Method[]>();
    packages.set(name.packageName, classes);
    classes.set(name.className, [...(classes.get(name.className) ?? []), each]);
  }
  return [...packages].sort(byName).map(([name, classes]) => ({
    name,
    classes: [...classes].sort(byName).map(([simple, all]) => ({ name: simple, full: name === '' ? simple : `${name}.${simple}`, methods: all })),
  }));
}

function byName(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return a[0].localeCompare(b[0]);
}

/** `Class#method` as a selector of that method, whatever its parameters. */
export function selectorOf(method: Method): string {
  const open = method.method.indexOf('(');
  return open < 0 ? method.method : method.method.substring(0, open);
}

/** Selectors from a text, each in a line; commas divide, too. */
export function selectorsOf(text: string): readonly string[] {
  return [...new Set(text.split(/[,\n]/).map((each) => each.trim()).filter((each) => each !== ''))];
}

/** The text with one more selector, or one less. */
export function toggled(text: string, selector: string): string {
  const all = selectorsOf(text);
  return (all.includes(selector) ? all.filter((each) => each !== selector) : [...all, selector]).join('\n');
}
