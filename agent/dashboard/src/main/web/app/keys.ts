/** A key, or keys one after the other, that do something: `?`, `g o`, `Mod+k` (Ctrl, or Cmd on a Mac). */
export interface Shortcut {
  readonly keys: string;
  /** What it does, as the help sheet says it. */
  readonly text: string;
  readonly group: string;
  readonly run: () => void;
}

/** A key that was pressed. */
export interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** So long after a key the next one still belongs to it. */
const TOGETHER_MS = 1_200;

/** How a key that was pressed is written in a shortcut; undefined for what is part of none. */
export function nameOf(pressed: Pressed): string | undefined {
  if (pressed.altKey || pressed.key.length > 1) {
    return undefined;
  }
  return pressed.ctrlKey || pressed.metaKey ? `Mod+${pressed.key.toLowerCase()}` : pressed.key;
}

/** Finds out which shortcut was meant, key by key. */
export class KeySequence {
  private before: readonly string[] = [];
  private at = 0;

  /**
   * @param shortcuts of all there are
   * @param now in milliseconds
   * @returns the shortcut that is complete now; undefined while there is none
   */
  press(pressed: Pressed, shortcuts: readonly Shortcut[], now: number): Shortcut | undefined {
    const name = nameOf(pressed);
    if (name === undefined) {
      this.before = [];
      return undefined;
    }
    const sequence = now - this.at <= TOGETHER_MS ? [...this.before, name] : [name];
    this.at = now;
    const found = complete(sequence, shortcuts) ?? complete([name], shortcuts);
    this.before = found === undefined ? begun(sequence, shortcuts) : [];
    return found;
  }
}

function complete(sequence: readonly string[], shortcuts: readonly Shortcut[]): Shortcut | undefined {
  return shortcuts.find((each) => each.keys === sequence.join(' '));
}

/** What may go on: the whole sequence, or its last key; nothing where no shortcut begins so. */
function begun(sequence: readonly string[], shortcuts: readonly Shortcut[]): readonly string[] {
  const isBegun = (keys: readonly string[]): boolean => shortcuts.some((each) => each.keys.startsWith(`${keys.join(' ')} `));
  if (isBegun(sequence)) {
    return sequence;
  }
  const last = sequence.slice(-1);
  return isBegun(last) ? last : [];
}

/** What of a part of the page is looked through for dialogs: a document, an element's own tree. */
export interface Tree {
  querySelector(selector: string): unknown;
  querySelectorAll(selector: string): Iterable<{ readonly shadowRoot: Tree | null }>;
}

/**
 * Whether a dialog is open, in whichever element: keys are the dialog's then, wherever its focus is, and none of them is
 * the page's.
 */
export function isDialogOpen(tree: Tree): boolean {
  if (tree.querySelector('dialog[open]') !== null) {
    return true;
  }
  for (const { shadowRoot } of tree.querySelectorAll('*')) {
    if (shadowRoot !== null && isDialogOpen(shadowRoot)) {
      return true;
    }
  }
  return false;
}

/** Whether somebody types where the key was pressed, so that it is a letter and no shortcut. */
export function isTyping(event: Event): boolean {
  const target = event.composedPath()[0];
  if (!(target instanceof HTMLElement)) {
    return false;
  }
  const isText = target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'range', 'submit'].includes(target.type);
  return isText || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable;
}
