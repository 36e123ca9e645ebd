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

/** Moves the focus to where a page begins, so that it is read out and Tab goes on from there. */
export async function focusPage(main: HTMLElement): Promise<void> {
  const view = main.firstElementChild;
  if (view !== null && 'updateComplete' in view) {
    await view.updateComplete;
    await new Promise(requestAnimationFrame);
  }
  const found = heading(main);
  if (found === undefined) {
    main.focus({ preventScroll: true });
    return;
  }
  found.tabIndex = -1;
  found.focus({ preventScroll: true });
}
