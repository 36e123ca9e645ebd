import { css } from 'lit';

export const plotStyles = css`
  :host {
    display: block;
    position: relative;
    height: var(--plot-height, 220px);
  }
  .canvas,
  .over {
    position: absolute;
    inset: 0;
    overflow: hidden;
  }
  .over {
    overflow: visible;
    cursor: crosshair;
    touch-action: pan-y;
  }
  .line,
  .selection {
    position: absolute;
    top: 18px;
    bottom: 24px;
    pointer-events: none;
  }
  .line {
    left: 0;
    border-left: 1px solid var(--line-strong);
  }
  .selection {
    border: 1px solid var(--accent);
    background: var(--accent);
    opacity: 0.18;
  }
  .tooltip {
    position: absolute;
    top: 22px;
    z-index: 5;
    display: grid;
    grid-template-columns: auto auto;
    gap: 1px var(--space-3);
    max-width: min(340px, 80%);
    padding: var(--space-2) var(--space-3);
    border: 1px solid var(--line);
    border-radius: var(--radius-m);
    background: var(--surface-raised);
    font-size: var(--text-xs);
    pointer-events: none;
  }
  .when,
  .note {
    grid-column: 1 / -1;
  }
  .when {
    padding-bottom: 2px;
    font-weight: 600;
  }
  .when span {
    display: block;
    color: var(--text-soft);
    font-weight: 400;
  }
  .note {
    padding-top: 2px;
    color: var(--text-soft);
    overflow-wrap: anywhere;
  }
  .of {
    display: flex;
    align-items: center;
    gap: 6px;
    color: var(--text-soft);
  }
  i {
    flex: none;
    width: 8px;
    height: 8px;
    border-radius: 2px;
  }
  .value {
    text-align: right;
  }
`;
