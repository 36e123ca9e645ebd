import { css } from 'lit';

export const shellStyles = css`
  :host {
    display: block;
    min-height: 100vh;
  }
  .skip {
    position: absolute;
    left: var(--space-3);
    top: -60px;
    z-index: 30;
    padding: var(--space-2) var(--space-3);
    border: 1px solid var(--line);
    background: var(--surface-raised);
  }
  .skip:focus {
    top: var(--space-2);
  }
  .alone {
    max-width: 480px;
    margin: 15vh auto 0;
    padding: var(--space-5);
  }
  .frame {
    display: grid;
    grid-template-columns: var(--side) minmax(0, 1fr);
    min-height: 100vh;
  }
  ov-side {
    position: sticky;
    top: 0;
    height: 100vh;
  }
  .beside {
    min-width: 0;
  }
  main {
    max-width: var(--page);
    margin: 0 auto;
    padding: var(--space-5);
  }
  main:focus {
    outline: none;
  }
  main > h1 {
    margin-bottom: var(--space-4);
  }
  .veil {
    display: none;
  }
  @media (max-width: 900px) {
    .frame {
      grid-template-columns: minmax(0, 1fr);
    }
    ov-side {
      position: fixed;
      inset: 0 auto 0 0;
      z-index: 20;
      width: 264px;
      visibility: hidden;
      transform: translateX(-100%);
      transition: transform 0.16s ease-out;
    }
    ov-side[open] {
      visibility: visible;
      transform: none;
    }
    .veil {
      display: block;
      position: fixed;
      inset: 0;
      z-index: 15;
      border: 0;
      border-radius: 0;
      background: rgb(0 0 0 / 40%);
    }
    main {
      padding: var(--space-4) var(--space-3);
    }
  }
`;
