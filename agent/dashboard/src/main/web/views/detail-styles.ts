import { css } from 'lit';

/** The pages of one wrapper and of one operation. */
export const detailStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-5);
  }
  .path {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-2);
    color: var(--text-soft);
    font-size: var(--text-s);
  }
  h1:focus:not(:focus-visible) {
    outline: none;
  }
  nav.sections {
    display: flex;
    gap: var(--space-1);
    overflow-x: auto;
    padding-bottom: var(--space-1);
    border-bottom: 1px solid var(--line);
  }
  nav.sections a {
    flex: none;
    padding: var(--space-1) var(--space-2);
    border-radius: var(--radius-s);
    color: var(--text-soft);
    font-size: var(--text-s);
  }
  nav.sections a:hover,
  nav.sections a[aria-current] {
    background: var(--surface-hover);
    color: var(--text);
    text-decoration: none;
  }
  .charts {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: var(--space-4);
    scroll-margin-top: 72px;
  }
  .charts > ov-calls-chart {
    grid-column: 1 / -1;
  }
  .two {
    display: grid;
    grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: var(--space-5) var(--space-4);
    align-items: start;
  }
  @media (max-width: 1000px) {
    .charts,
    .two {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;
