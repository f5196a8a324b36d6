/** So many are dealt with in about ten milliseconds of the one thread that all shops share, whatever they are: orders, documents, rows. */
const AT_ONCE = 100;

export type Breathe = () => Promise<void>;

/**
 * Works on part after part, in their order, and begins with the next while the database is still at the last: two are under way
 * at once. Between two of them others get their turn. What fits one part is worked on at once. Throws what the first of them
 * threw, when none is under way any more.
 */
export async function eachPart<Item>(
  items: readonly Item[],
  work: (part: readonly Item[]) => Promise<void>,
  breathe?: Breathe,
): Promise<void> {
  let failed: { cause: unknown } | undefined;
  let [last, latest] = [Promise.resolve(), Promise.resolve()];
  for (let at = 0; at < items.length && !failed; at += AT_ONCE) {
    if (at > 0) await breathe?.();
    await last;
    last = latest;
    latest = work(items.slice(at, at + AT_ONCE)).catch((cause: unknown) => void (failed ??= { cause }));
  }
  await Promise.all([last, latest]);
  if (failed) throw failed.cause;
}

/** What is made of each, in their order, part by part likewise. */
export async function inParts<Item, Made>(items: readonly Item[], make: (item: Item) => Made, breathe?: Breathe): Promise<Made[]> {
  const made: Made[] = [];
  for (const [at, item] of items.entries()) {
    if (at > 0 && at % AT_ONCE === 0) await breathe?.();
    made.push(make(item));
  }

  return made;
}
