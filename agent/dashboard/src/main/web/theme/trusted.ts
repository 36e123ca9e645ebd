/**
 * The page's default policy of Trusted Types: markup, scripts and addresses of scripts are refused, whatever library asks.
 * Only the empty text passes, with which the charts' library clears its own elements. Lit's templates have a policy of
 * their own, for texts that stand in our sources.
 */
export function allowNothingButEmpty(): void {
  window.trustedTypes?.createPolicy('default', {
    createHTML: (text) => {
      if (text !== '') {
        throw new TypeError('markup from text is not allowed on this page');
      }
      return text;
    },
  });
}
