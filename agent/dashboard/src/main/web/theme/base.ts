import { css } from 'lit';

/** What every element of ours begins with: text, controls, focus. Elements have closed style worlds, so each takes it. */
export const base = css`
  :host {
    box-sizing: border-box;
    color: var(--text);
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: inherit;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  figure,
  pre {
    margin: 0;
    padding: 0;
  }
  ul,
  ol {
    list-style: none;
  }
  h1 {
    font-size: var(--text-xl);
    font-weight: 600;
    letter-spacing: -0.01em;
    overflow-wrap: anywhere;
    width: fit-content;
    max-width: 100%;
  }
  h2 {
    font-size: var(--text-l);
    font-weight: 600;
  }
  h3 {
    font-size: var(--text-m);
    font-weight: 600;
  }
  a {
    color: var(--accent);
    text-decoration: none;
  }
  a:hover {
    text-decoration: underline;
  }
  p a,
  dd a {
    text-decoration: underline;
  }
  p,
  dd,
  h2,
  h3,
  strong,
  code {
    overflow-wrap: anywhere;
  }
  code,
  pre,
  .mono {
    font-family: var(--mono);
    font-size: 0.94em;
  }
  .number {
    font-variant-numeric: tabular-nums;
  }
  .soft {
    color: var(--text-soft);
  }
  .faint {
    color: var(--text-faint);
  }
  .small {
    font-size: var(--text-s);
  }
  .visually-hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  :focus-visible {
    outline: 2px solid var(--focus);
    outline-offset: 2px;
    border-radius: var(--radius-s);
  }

  button,
  .button,
  select,
  input,
  textarea {
    font: inherit;
    color: inherit;
  }
  button,
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--space-2);
    min-height: var(--control);
    padding: 0 var(--space-3);
    border: 1px solid var(--line);
    border-radius: var(--radius-m);
    background: var(--surface-raised);
    color: var(--text);
    cursor: pointer;
    white-space: nowrap;
    text-decoration: none;
  }
  button:hover:not(:disabled),
  .button:hover {
    background: var(--surface-hover);
    text-decoration: none;
  }
  button:disabled {
    color: var(--text-faint);
    cursor: not-allowed;
  }
  button.primary {
    border-color: var(--accent);
    background: var(--accent);
    color: var(--accent-text);
  }
  button.primary:hover:not(:disabled) {
    background: var(--accent);
    filter: brightness(1.08);
  }
  button.primary:disabled {
    border-color: var(--line);
    background: var(--surface-hover);
    color: var(--text-faint);
  }
  button.danger {
    color: var(--unhealthy);
  }
  button.quiet {
    border-color: transparent;
    background: none;
  }
  button.icon {
    width: var(--control);
    padding: 0;
  }
  input,
  select,
  textarea {
    min-height: var(--control);
    padding: 0 var(--space-2);
    border: 1px solid var(--line-strong);
    border-radius: var(--radius-s);
    background: var(--surface);
  }
  input[type='checkbox'],
  input[type='radio'] {
    min-height: 0;
    width: 16px;
    height: 16px;
    accent-color: var(--accent);
  }
  textarea {
    padding: var(--space-2);
    line-height: 1.45;
  }
  input[aria-invalid='true'],
  select[aria-invalid='true'],
  textarea[aria-invalid='true'] {
    border-color: var(--unhealthy);
  }
  input[readonly],
  textarea[readonly] {
    border-color: var(--line);
    background: none;
    color: var(--text-soft);
    cursor: default;
  }
  label {
    font-weight: 500;
  }
  .field {
    display: grid;
    gap: var(--space-1);
  }
  .field .fault {
    color: var(--unhealthy);
    font-size: var(--text-s);
  }
  .field .hint {
    color: var(--text-soft);
    font-size: var(--text-s);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-3);
  }
  .stack > *,
  .row > * {
    min-width: 0;
  }
  .stack {
    display: grid;
    gap: var(--space-4);
    grid-template-columns: minmax(0, 1fr);
  }
  .panel {
    min-width: 0;
    padding: var(--space-4);
    border: 1px solid var(--line);
    border-radius: var(--radius-m);
    background: var(--surface-raised);
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: var(--space-1);
    padding: 1px var(--space-2);
    border-radius: 999px;
    background: var(--unknown-sunk);
    color: var(--text-soft);
    font-size: var(--text-xs);
    white-space: nowrap;
  }
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation: none !important;
      transition: none !important;
    }
  }
`;
