/** The first heading of a page, through the elements that it is made of. */
function heading(root: ParentNode): HTMLElement | undefined {
  const here = root.querySelector<HTMLElement>('h1');
  if (here !== null) {
    return here;
  }
  for (const element of root.querySelectorAll('*')) {
    const within = element.shadowRoot === null ? undefined : heading(element.shadowRoot);
    if (within !== undefined) {
      return within;
    }
  }
  return undefined;
}

/** How long a page may take to have its heading; who moved on meanwhile is left alone. */
const HEADING_MS = 2_000;

/** Moves the focus to where a page begins, so that it is read out and Tab goes on from there. */
export async function focusPage(main: HTMLElement): Promise<void> {
  main.focus({ preventScroll: true });
  const view = main.firstElementChild;
  if (view !== null && 'updateComplete' in view) {
    await view.updateComplete;
  }
  const until = performance.now() + HEADING_MS;
  while (performance.now() < until) {
    await new Promise(requestAnimationFrame);
    if (!hasFocus(main)) {
      return;
    }
    const found = heading(main);
    if (found !== undefined) {
      found.tabIndex = -1;
      found.focus({ preventScroll: true });
      return;
    }
  }
}

function hasFocus(main: HTMLElement): boolean {
  const root = main.getRootNode();
  return root instanceof ShadowRoot && root.activeElement === main && main.matches(':focus');
}
