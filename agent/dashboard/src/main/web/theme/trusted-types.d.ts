/** Trusted Types (w3c.github.io/trusted-types), as far as this page uses them; TypeScript's library does not have them. */
interface Window {
  readonly trustedTypes?: {
    createPolicy(name: string, rules: { createHTML: (text: string) => string }): unknown;
  };
}
