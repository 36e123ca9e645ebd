import { css } from 'lit';

export const chartStyles = css`
  :host {
    display: block;
    min-width: 0;
  }
  figure {
    display: grid;
    gap: var(--space-2);
    grid-template-columns: minmax(0, 1fr);
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) var(--space-3);
    position: relative;
    min-height: 28px;
    padding-right: 36px;
  }
  ov-chart-menu {
    position: absolute;
    top: 0;
    right: 0;
  }
  .head h3 {
    margin-right: auto;
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--space-1);
  }
  .legend button {
    gap: 6px;
    min-height: 26px;
    padding: 0 6px;
    border-color: transparent;
    background: none;
    color: var(--text-soft);
    font-size: var(--text-xs);
  }
  .legend button[aria-pressed='false'] {
    color: var(--text-faint);
    text-decoration: line-through;
  }
  .key {
    flex: none;
    width: 12px;
    height: 8px;
    border-radius: 2px;
    background: var(--key);
  }
  .key.line {
    height: 2px;
  }
  .key.dashed {
    width: 14px;
    height: 2px;
    border-radius: 0;
    background: repeating-linear-gradient(to right, var(--key) 0 4px, transparent 4px 6px);
  }
  .key.band {
    opacity: 0.35;
  }
  [aria-pressed='false'] .key {
    opacity: 0.3;
  }
  .scale {
    display: flex;
    align-items: center;
    gap: 6px;
    color: var(--text-soft);
    font-size: var(--text-xs);
  }
  .scale span {
    width: 72px;
    height: 8px;
    border-radius: 2px;
  }
  .plot {
    position: relative;
    min-height: var(--plot-height, 220px);
  }
  .plot.behind {
    opacity: 0.55;
  }
  .nothing {
    position: absolute;
    inset: 18px 58px 24px;
    display: grid;
    place-content: center;
    justify-items: center;
    color: var(--text-soft);
    text-align: center;
    pointer-events: none;
  }
  .old {
    color: var(--degraded);
    font-size: var(--text-xs);
  }
`;
