/** How often is read again what has no live topic. */
export const REREAD_MS = 10_000;
