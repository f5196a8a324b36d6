import type { Collection } from "./collection";

/** Where a record stands: by value, and by id where values are equal. */
export interface Rank {
  readonly value: number;
  readonly id: string;
}

interface Ranked<Item> {
  readonly rank: Rank;
  readonly item: Item;
}

/**
 * The records of a collection in a lasting order, so that a page of ten thousand is read without sorting them. A record
 * that changes leaves its place and is put into its new one.
 */
export class Ranking<Key extends number | string, Item> {
  private readonly ranked: Ranked<Item>[] = [];
  private readonly rankByKey = new Map<Key, Rank>();
  private listed: readonly Item[] | null = null;

  /** `rankOf` gives undefined for a record that does not belong to it. */
  constructor(collection: Collection<Key, Item>, private readonly rankOf: (item: Item) => Rank | undefined) {
    for (const [key, item] of collection) {
      const rank = rankOf(item);
      if (!rank) continue;
      this.rankByKey.set(key, rank);
      this.ranked.push({ rank, item });
    }
    this.ranked.sort((left, right) => compare(left.rank, right.rank));
    collection.watch((key, item) => this.update(key, item));
  }

  /** All of them, lowest first. */
  get items(): readonly Item[] {
    this.listed ??= this.ranked.map(({ item }) => item);
    return this.listed;
  }

  private update(key: Key, item: Item | undefined): void {
    this.listed = null;
    const before = this.rankByKey.get(key);
    if (before) this.ranked.splice(this.placeOf(before), 1);
    const rank = item === undefined ? undefined : this.rankOf(item);
    if (item === undefined || rank === undefined) {
      this.rankByKey.delete(key);
      return;
    }
    this.rankByKey.set(key, rank);
    this.ranked.splice(this.placeOf(rank), 0, { rank, item });
  }

  /** The place of the first record that does not stand before this rank. */
  private placeOf(rank: Rank): number {
    let low = 0;
    let high = this.ranked.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const at = this.ranked[middle];
      if (at && compare(at.rank, rank) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function compare(left: Rank, right: Rank): number {
  if (left.value !== right.value) return left.value - right.value;
  return left.id < right.id ? -1 : left.id > right.id ? 1 : 0;
}
