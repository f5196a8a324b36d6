/** So many orders are decided in about ten milliseconds of the one thread that all shops share. */
const AT_ONCE = 100;

/** What is made of each, in their order; between two parts others get their turn. What fits one part is made at once. */
export async function inParts<Item, Made>(
  items: readonly Item[],
  make: (item: Item) => Made,
  breathe: () => Promise<void>,
): Promise<Made[]> {
  const made: Made[] = [];
  for (let at = 0; at < items.length; at += AT_ONCE) {
    if (at > 0) await breathe();
    for (const item of items.slice(at, at + AT_ONCE)) made.push(make(item));
  }

  return made;
}
