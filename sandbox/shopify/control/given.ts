/** What a request left out is not a change: the fields that were written, the others not even as undefined. */
export function given<Changes extends object>(changes: Changes): { [Key in keyof Changes]?: Exclude<Changes[Key], undefined> } {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as never;
}
