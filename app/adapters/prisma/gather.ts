type Waiting<Item> = { item: Item; done: () => void; failed: (cause: unknown) => void };

type Gathering<Item> = {
  /** Does all or none of them. */
  doAll: (items: readonly Item[]) => Promise<void>;
  sizeOf: (item: Item) => number;
  /** Of one piece of work. An item that is larger by itself goes alone. */
  most: { items: number; size: number; atOnce: number };
  patienceMs: number;
};

/**
 * Does single things together where they come together: what arrives while `atOnce` pieces of work are under way goes
 * with the next. Nobody waits for company: in quiet times each goes at once and alone.
 * Rejects what was not done within the time; whether it is done later nobody knows.
 */
export function gather<Item>({ doAll, sizeOf, most, patienceMs }: Gathering<Item>): (item: Item) => Promise<void> {
  const waiting = new Set<Waiting<Item>>();
  let underWay = 0;

  const takeSome = (): Waiting<Item>[] => {
    const taken: Waiting<Item>[] = [];
    let size = 0;
    for (const each of waiting) {
      size += sizeOf(each.item);
      if (taken.length === most.items || (taken.length > 0 && size > most.size)) break;
      taken.push(each);
    }
    for (const each of taken) waiting.delete(each);

    return taken;
  };
  const work = async (): Promise<void> => {
    underWay++;
    const taken = takeSome();
    try {
      await doAll(taken.map(({ item }) => item));
      for (const { done } of taken) done();
    } catch (cause) {
      for (const { failed } of taken) failed(cause);
    }
    underWay--;
    if (waiting.size > 0) void work();
  };

  return (item) =>
    new Promise((resolve, reject) => {
      const timer = setTimeout(() => each.failed(new Error(`Not done within ${patienceMs} ms.`)), patienceMs);
      const end = () => {
        clearTimeout(timer);
        waiting.delete(each);
      };
      const each: Waiting<Item> = {
        item,
        done: () => {
          end();
          resolve();
        },
        failed: (cause) => {
          end();
          reject(cause as Error);
        },
      };
      waiting.add(each);
      if (underWay < most.atOnce) void work();
    });
}
