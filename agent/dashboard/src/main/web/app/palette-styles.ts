import { css } from 'lit';

export const paletteStyles = css`
  dialog {
    width: min(620px, calc(100vw - 24px));
    max-height: min(560px, calc(100vh - 48px));
    margin-top: min(12vh, 96px);
    padding: 0;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-m);
    background: var(--surface-raised);
    color: var(--text);
  }
  dialog[open] {
    display: flex;
    flex-direction: column;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 45%);
  }
  .field {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    padding: var(--space-1) var(--space-4);
    border-bottom: 1px solid var(--line);
    color: var(--text-faint);
  }
  input {
    flex: 1;
    min-width: 0;
    min-height: 44px;
    border: 0;
    background: none;
    color: var(--text);
    font-size: var(--text-l);
  }
  input:focus-visible {
    outline: none;
  }
  .field:focus-within {
    box-shadow: inset 0 -2px 0 var(--focus);
  }
  ul {
    flex: 1;
    overflow-y: auto;
    padding: var(--space-2);
  }
  li {
    display: flex;
    align-items: center;
    gap: var(--space-3);
    min-height: 36px;
    padding: 0 var(--space-3);
    border-radius: var(--radius-s);
    cursor: pointer;
  }
  li[aria-selected='true'] {
    background: var(--surface-chosen);
  }
  .icon {
    flex: none;
    display: inline-flex;
    color: var(--text-faint);
  }
  .healthy {
    color: var(--healthy);
  }
  .degraded {
    color: var(--degraded);
  }
  .unhealthy {
    color: var(--unhealthy);
  }
  .title {
    flex: 1;
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  b {
    color: var(--accent);
    font-weight: 600;
  }
  .kind {
    flex: none;
    color: var(--text-soft);
    font-size: var(--text-s);
  }
  .none {
    padding: 0 var(--space-4) var(--space-3);
    color: var(--text-soft);
  }
  .none:has(.visually-hidden) {
    padding: 0;
  }
`;
