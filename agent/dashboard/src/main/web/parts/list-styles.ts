import { css } from 'lit';

/** Lists of things to look after, a line each: users, tokens, files. */
export const listStyles = css`
  :host {
    display: grid;
    gap: var(--space-3);
    grid-template-columns: minmax(0, 1fr);
  }
  .title {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-2);
  }
  ul {
    border: 1px solid var(--line);
    border-radius: var(--radius-m);
    background: var(--surface-raised);
  }
  li {
    display: grid;
    align-items: center;
    gap: var(--space-1) var(--space-4);
    padding: var(--space-2) var(--space-3);
  }
  li + li {
    border-top: 1px solid var(--line);
  }
  .name {
    overflow-wrap: anywhere;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: var(--space-1);
  }
  .why {
    grid-column: 1 / -1;
  }
  .fault {
    color: var(--unhealthy);
  }
  button.danger:disabled {
    color: var(--text-faint);
  }
  @media (max-width: 720px) {
    li {
      grid-template-columns: minmax(0, 1fr) !important;
    }
    .buttons {
      justify-content: flex-start;
    }
  }
`;
