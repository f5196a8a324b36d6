/** Whether the granted scopes allow `needed`. A write scope holds the read scope of the same resource. */
export function grants(granted: Iterable<string>, needed: string): boolean {
  const write = needed.replace(/^read_/, "write_");
  for (const scope of granted) if (scope === needed || scope === write) return true;
  return false;
}
