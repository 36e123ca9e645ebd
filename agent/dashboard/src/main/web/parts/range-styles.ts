import { css } from 'lit';

export const rangeStyles = css`
  :host {
    display: inline-flex;
    min-width: 0;
  }
  .all {
    display: inline-flex;
    align-items: center;
    gap: 2px;
    min-width: 0;
  }
  button,
  select {
    min-height: 28px;
    padding: 0 var(--space-2);
    font-size: var(--text-s);
  }
  button.icon {
    width: 28px;
    padding: 0;
  }
  button[aria-pressed='true'] {
    background: var(--surface-hover);
    font-weight: 600;
  }
  select {
    border-color: transparent;
    background: none;
  }
  .own {
    min-width: 0;
  }
  .own span {
    overflow: hidden;
    max-width: 220px;
    text-overflow: ellipsis;
  }
  @media (max-width: 1240px) {
    .wide {
      display: none;
    }
  }
  @media (max-width: 700px) {
    .own.is-choice span {
      display: none;
    }
    .own span {
      max-width: 110px;
    }
  }
  @media (max-width: 420px) {
    .choice[aria-pressed='false'] {
      display: none;
    }
  }
`;
