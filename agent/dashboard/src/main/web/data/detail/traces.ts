/** Where a trace is shown: the template with the id in it. Only http and https: a setting is no way to run a script. */
export function traceLink(template: string, traceId: string): string {
  const url = template.replaceAll('{traceId}', encodeURIComponent(traceId));
  return /^https?:\/\//i.test(url) ? url : '';
}
