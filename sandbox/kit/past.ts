import { RecordLog, type Key } from "./record-log";

interface PastChange {
  readonly atMs: number;
  readonly kind: string;
  readonly key: Key;
  /** Undefined when it is gone. */
  readonly record: unknown;
}

type Copies = Map<string, Map<Key, unknown>>;

/**
 * Copies of all records as they stood, for reads that are answered too late. It costs as much memory as the records
 * themselves, so it remembers only while it is told to, and only as far back as is needed.
 */
export class Past {
  private longestMs: number | null = null;
  private copies: Copies = new Map();
  private changes: PastChange[] = [];

  constructor(private readonly log: RecordLog, private readonly now: () => number) {
    log.watch((kind, key) => this.add(kind, key));
  }

  /** How far back it must know; null forgets everything. What was before this call stays as it is now. */
  remember(longestMs: number | null): void {
    this.longestMs = longestMs;
    this.changes = [];
    this.copies = new Map();
    if (longestMs === null) return;
    for (const [kind, records] of this.log.open) this.copies.set(kind, structuredClone(new Map(records.entries())));
  }

  /** The records as they stood `agoMs` ago, to be opened like those of an earlier process. */
  before(agoMs: number): RecordLog {
    const untilMs = this.now() - agoMs;
    const copies: Copies = new Map([...this.copies].map(([kind, records]) => [kind, new Map(records)]));
    for (const change of this.changes) if (change.atMs <= untilMs) apply(copies, change);
    return RecordLog.holding(copies);
  }

  private add(kind: string, key: Key): void {
    if (this.longestMs === null) return;
    const atMs = this.now();
    this.changes.push({ atMs, kind, key, record: structuredClone(this.log.open.get(kind)?.get(key)) });
    const oldestMs = atMs - this.longestMs;
    while (this.changes[0] && this.changes[0].atMs < oldestMs) apply(this.copies, this.changes.shift() as PastChange);
  }
}

function apply(copies: Copies, { kind, key, record }: PastChange): void {
  const records = copies.get(kind) ?? new Map<Key, unknown>();
  copies.set(kind, records);
  if (record === undefined) records.delete(key);
  else records.set(key, record);
}
