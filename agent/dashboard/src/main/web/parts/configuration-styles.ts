import { css } from 'lit';

export const configurationStyles = css`
  :host {
    display: grid;
    gap: var(--space-4);
    grid-template-columns: minmax(0, 1fr);
  }
  .head,
  .find {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2) var(--space-3);
  }
  .head svg,
  .note svg {
    flex: none;
  }
  .file {
    padding-top: var(--space-2);
    overflow-wrap: anywhere;
  }
  ov-page-head {
    padding-bottom: 0;
  }
  .spring {
    flex: 1;
  }
  .find {
    position: sticky;
    top: var(--top);
    z-index: 2;
    padding: var(--space-2) 0;
    background: var(--surface-sunk);
  }
  .find input {
    flex: 1;
    min-width: 200px;
    max-width: 520px;
  }
  .columns {
    display: grid;
    grid-template-columns: 176px minmax(0, 1fr);
    gap: var(--space-5);
  }
  .columns nav {
    position: sticky;
    top: calc(var(--top) + 56px);
    align-self: start;
  }
  .columns nav button {
    justify-content: flex-start;
    width: 100%;
    min-height: 28px;
    padding: 0 var(--space-2);
    color: var(--text-soft);
  }
  .note {
    display: grid;
    gap: var(--space-1);
    padding: var(--space-3);
    border: 1px solid var(--line);
    border-radius: var(--radius-m);
    overflow-wrap: anywhere;
  }
  .note p {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-2);
  }
  .note.wrong {
    border-color: var(--unhealthy);
    background: var(--unhealthy-sunk);
  }
  .bar {
    position: sticky;
    bottom: var(--space-3);
    z-index: 5;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2);
    padding: var(--space-2) var(--space-3);
    border: 1px solid var(--accent);
    border-radius: var(--radius-m);
    background: var(--surface-raised);
  }
  @media (max-width: 1100px) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
    }
    .columns nav {
      display: none;
    }
  }
`;
