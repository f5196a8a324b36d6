/** Where a node stands in its list: by value, and by id where values are equal. */
export interface SortKey {
  readonly value: number | string;
  readonly id: number;
}

export interface Entry<Item> {
  readonly key: SortKey;
  readonly item: Item;
}

/** Entries in the order of their keys, kept in order while items come, move and go. */
export class SortedList<Item> {
  readonly entries: Entry<Item>[];
  private readonly keys = new Map<number, SortKey>();

  constructor(items: readonly Item[], private readonly keyOf: (item: Item) => SortKey) {
    this.entries = items.map((item) => ({ item, key: keyOf(item) })).sort((a, b) => compareKeys(a.key, b.key));
    for (const { key } of this.entries) this.keys.set(key.id, key);
  }

  /** Adds an item, or moves it to where its key now belongs. */
  put(item: Item): void {
    const key = this.keyOf(item);
    this.remove(key.id);
    this.entries.splice(firstNotBefore(this.entries, key), 0, { item, key });
    this.keys.set(key.id, key);
  }

  remove(id: number): void {
    const key = this.keys.get(id);
    if (!key) return;
    this.entries.splice(firstNotBefore(this.entries, key), 1);
    this.keys.delete(id);
  }
}

export function compareKeys(a: SortKey, b: SortKey): number {
  if (a.value !== b.value) return a.value < b.value ? -1 : 1;
  return a.id - b.id;
}

/** Index of the first entry whose key is `key` or comes after it. */
export function firstNotBefore(entries: readonly Entry<unknown>[], key: SortKey): number {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const entry = entries[middle];
    if (entry && compareKeys(entry.key, key) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Index of the first entry whose key comes after `key`. */
export function firstAfter(entries: readonly Entry<unknown>[], key: SortKey): number {
  const index = firstNotBefore(entries, key);
  const entry = entries[index];
  return entry && compareKeys(entry.key, key) === 0 ? index + 1 : index;
}
