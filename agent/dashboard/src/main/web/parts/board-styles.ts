import { css } from 'lit';

export const boardStyles = css`
  :host {
    display: block;
    container-type: inline-size;
  }
  .grid {
    display: grid;
    grid-template-columns: repeat(12, minmax(0, 1fr));
    gap: var(--space-4);
  }
  section {
    grid-column: span 12;
    min-width: 0;
  }
  .w3 {
    grid-column: span 3;
  }
  .w4 {
    grid-column: span 4;
  }
  .w6 {
    grid-column: span 6;
  }
  .w8 {
    grid-column: span 8;
  }
  @container (max-width: 1000px) {
    .w3,
    .w4 {
      grid-column: span 6;
    }
    .w8 {
      grid-column: span 12;
    }
  }
  @container (max-width: 720px) {
    .w3,
    .w4,
    .w6,
    .w8 {
      grid-column: span 12;
    }
  }
  section > h2 {
    padding-bottom: var(--space-3);
    font-size: var(--text-m);
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-1) var(--space-2);
    padding-bottom: var(--space-2);
    cursor: grab;
  }
  .bar h2 {
    display: inline-flex;
    align-items: center;
    gap: var(--space-2);
    min-width: 0;
    font-size: var(--text-m);
  }
  .buttons {
    display: inline-flex;
  }
  [aria-disabled='true'] {
    color: var(--text-faint);
    opacity: 0.5;
    cursor: default;
  }
  :host([arranging]) section {
    border-style: dashed;
    border-color: var(--line-strong);
  }
  :host([arranging]) .content {
    max-height: 240px;
    overflow: hidden;
  }
  .dragged {
    opacity: 0.5;
  }
  .over {
    outline: 2px solid var(--accent);
    outline-offset: 2px;
  }
`;
