/** Told when a record is put or taken away; the record is undefined when it is gone. */
export type Watcher<Key, Item> = (key: Key, item: Item | undefined) => void;

/**
 * Records of one kind by key: a Map that says when it changes. A record changed in place is saved by putting it
 * again under its key; without that, the change is lost with the process.
 */
export class Collection<Key extends number | string, Item> extends Map<Key, Item> {
  private readonly watchers: Watcher<Key, Item>[] = [];

  constructor(readonly name: string) {
    super();
  }

  override set(key: Key, item: Item): this {
    super.set(key, item);
    this.tell(key, item);
    return this;
  }

  override delete(key: Key): boolean {
    const existed = super.delete(key);
    if (existed) this.tell(key, undefined);
    return existed;
  }

  override clear(): void {
    for (const key of [...this.keys()]) this.delete(key);
  }

  /** Calls `watcher` after every change from now on: to save it, to journal it, to keep an index. */
  watch(watcher: Watcher<Key, Item>): void {
    this.watchers.push(watcher);
  }

  /** Takes over a record that is on disk already; nobody is told. */
  restore(key: Key, item: Item): void {
    super.set(key, item);
  }

  private tell(key: Key, item: Item | undefined): void {
    for (const watcher of this.watchers) watcher(key, item);
  }
}
