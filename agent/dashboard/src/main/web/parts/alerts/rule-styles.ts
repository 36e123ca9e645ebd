import { css } from 'lit';

/** Styles of the page of one rule. */
export const ruleStyles = css`
  :host {
    display: block;
  }
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    gap: var(--space-4);
    align-items: start;
  }
  @media (max-width: 1100px) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  .fields {
    display: grid;
    gap: var(--space-4);
    grid-template-columns: minmax(0, 1fr);
  }
  .short {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(120px, 1fr));
    align-items: start;
    gap: var(--space-3);
  }
  .short input {
    min-width: 0;
    width: 100%;
  }
  .fault {
    color: var(--unhealthy);
  }
  .old {
    filter: grayscale(1);
  }
  .samples {
    display: grid;
    gap: var(--space-2);
  }
  .samples li {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1) var(--space-3);
  }
`;
