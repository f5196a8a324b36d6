import { appendFileSync, closeSync, fsyncSync, mkdirSync, openSync, renameSync } from "node:fs";
import { dirname } from "node:path";
import { Collection } from "./collection";
import { decodeLine, eachLine, encodeLine, findLines } from "./lines";

export type Key = number | string;
/** One line of the file. A record of null is gone. */
type Entry = readonly [kind: string, key: Key, record: unknown];
/** Where the records of a kind are to be had when their lines are written. */
type Source = Pick<ReadonlyMap<Key, unknown>, "entries" | "get" | "keys" | "size">;
type Records = ReadonlyMap<Key, unknown>;

/** Part of the state that is no collection: it says itself when it changes. */
export interface Section {
  /** What an earlier process left. */
  readonly stored: unknown;
  changed(): void;
}

/** While it runs, the file is written anew when it holds this many times as many lines as there are records. */
const SLACK = 4;
const FEWEST_DEAD_LINES = 20_000;
const LINES_AT_ONCE = 1_000;
const WHOLE = "whole";

/**
 * What a simulator remembers, in a file that only grows: one line for each record that changed. Lines are written
 * before an answer leaves (`flush`), so that a killed process has lost nothing that it answered. The text of a
 * record is made at that moment: changes of one record in between cost one line.
 */
export class RecordLog {
  private readonly sources = new Map<string, Source>();
  /** What an earlier process left, until its kind of record is opened. */
  private readonly stored = new Map<string, Map<Key, unknown>>();
  private readonly dirty = new Map<string, Set<Key>>();
  private readonly watchers: ((kind: string, key: Key) => void)[] = [];
  private scheduled: NodeJS.Immediate | null = null;
  private file: number | null = null;
  private linesInFile = 0;

  /** `path` null: nothing is kept after the process ends. */
  constructor(private readonly path: string | null) {
    if (path === null) return;
    mkdirSync(dirname(path), { recursive: true });
    findLines(path, () => (this.linesInFile += 1));
    eachLine(path, (line) => this.load(line));
    this.file = openSync(path, "a");
    if (this.linesInFile > 2 * this.liveCount()) this.compact();
  }

  /** A log in memory that holds these records, by their kinds. */
  static holding(records: ReadonlyMap<string, Records>): RecordLog {
    const log = new RecordLog(null);
    for (const [kind, items] of records) log.stored.set(kind, new Map(items));
    return log;
  }

  /** The records of a kind, with those of an earlier process; from now on every change of them is saved. */
  collection<CollectionKey extends Key, Item>(kind: string): Collection<CollectionKey, Item> {
    const collection = new Collection<CollectionKey, Item>(kind);
    for (const [key, item] of this.storedRecords(kind)) collection.restore(key as CollectionKey, item as Item);
    this.keep(kind, collection);
    return collection;
  }

  /** What an earlier process left of a kind of record that is not open yet. */
  storedRecords(kind: string): Records {
    return this.stored.get(kind) ?? new Map<Key, unknown>();
  }

  /** Saves every change of a collection that was filled from `storedRecords` or, on a fresh start, from elsewhere. */
  keep<CollectionKey extends Key, Item>(kind: string, collection: Collection<CollectionKey, Item>): void {
    this.openKind(kind, collection as unknown as Source);
    collection.watch((key) => this.mark(kind, key));
  }

  /** Saves the properties of an object, each as a record of its own, when it says that one has changed. */
  group(kind: string, parts: object): { changed(name: string): void } {
    const properties = parts as Readonly<Record<string, unknown>>;
    this.openKind(kind, {
      get: (name) => properties[name],
      keys: () => Object.keys(properties).values(),
      entries: () => Object.entries(properties).values(),
      get size() {
        return Object.keys(properties).length;
      },
    });
    return { changed: (name) => this.mark(kind, name) };
  }

  /** Saves a small part of the state as a whole. */
  section(kind: string, contents: () => unknown): Section {
    const stored = this.storedRecords(kind).get(WHOLE);
    this.stored.delete(kind);
    const entries = (): [Key, unknown][] => [[WHOLE, contents()]];
    this.sources.set(kind, { get: contents, keys: () => [WHOLE].values(), entries: () => entries().values(), size: 1 });
    return { stored, changed: () => this.mark(kind, WHOLE) };
  }

  /** Every kind of record that is open, as it is now. */
  get open(): ReadonlyMap<string, Source> {
    return this.sources;
  }

  /** Calls `watcher` after every change of any record from now on. */
  watch(watcher: (kind: string, key: Key) => void): void {
    this.watchers.push(watcher);
  }

  /** Writes what has changed. When it returns, a kill of this process loses none of it. */
  flush(): void {
    if (this.scheduled) clearImmediate(this.scheduled);
    this.scheduled = null;
    if (this.file === null || this.dirty.size === 0) return;
    const entries = [...this.dirty].flatMap(([kind, keys]) => [...keys].map((key) => this.entry(kind, key)));
    this.dirty.clear();
    appendFileSync(this.file, entries.map(encodeLine).join(""));
    this.linesInFile += entries.length;
    if (this.linesInFile > this.liveCount() * SLACK + FEWEST_DEAD_LINES) this.compact();
  }

  close(): void {
    this.flush();
    if (this.file !== null) closeSync(this.file);
    this.file = null;
  }

  private load(line: string): void {
    try {
      const [kind, key, record] = decodeLine(line) as Entry;
      const records = this.stored.get(kind) ?? new Map<Key, unknown>();
      this.stored.set(kind, records);
      if (record === null) records.delete(key);
      else records.set(key, record);
    } catch (cause) {
      throw new Error(`${this.path} cannot be read as a simulator's state; remove its folder to start afresh.`, { cause });
    }
  }

  private openKind(kind: string, source: Source): void {
    const stored = this.storedRecords(kind);
    this.stored.delete(kind);
    this.sources.set(kind, source);
    for (const key of source.keys()) if (!stored.has(key)) this.mark(kind, key);
  }

  private mark(kind: string, key: Key): void {
    for (const watcher of this.watchers) watcher(kind, key);
    if (this.file === null) return;
    const keys = this.dirty.get(kind);
    if (keys) keys.add(key);
    else this.dirty.set(kind, new Set([key]));
    // For changes that no answer waits for, such as a webhook's attempt.
    this.scheduled ??= setImmediate(() => this.flush());
  }

  private entry(kind: string, key: Key): Entry {
    return [kind, key, this.sources.get(kind)?.get(key) ?? null];
  }

  private liveCount(): number {
    return [...this.stored.values(), ...this.sources.values()].reduce((sum, { size }) => sum + size, 0);
  }

  /** Writes the living records to a second file, which then takes the name of the first. */
  private compact(): void {
    if (this.path === null || this.file === null) return;
    const living = [...this.stored, ...this.sources].flatMap(([kind, items]) =>
      [...items.keys()].map((key): Entry => [kind, key, items.get(key) ?? null]),
    );
    const next = openSync(`${this.path}.next`, "w");
    for (let start = 0; start < living.length; start += LINES_AT_ONCE) {
      appendFileSync(next, living.slice(start, start + LINES_AT_ONCE).map(encodeLine).join(""));
    }
    fsyncSync(next);
    renameSync(`${this.path}.next`, this.path);
    closeSync(this.file);
    this.file = next;
    this.linesInFile = living.length;
  }
}
