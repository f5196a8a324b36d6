import { closeSync, mkdirSync, openSync, readSync, appendFileSync, fdatasync } from "node:fs";
import { dirname } from "node:path";
import { setImmediate as nextTurn } from "node:timers/promises";
import { findLines } from "./lines";

export interface JournalEntry {
  /** 1 for the first entry; no number is left out or used twice. */
  readonly sequence: number;
  /** The simulated time, ISO 8601. */
  readonly at: string;
  readonly kind: string;
  readonly [detail: string]: unknown;
}

export interface JournalQuery {
  /** Entries with a higher sequence than this. */
  readonly after: number;
  readonly limit: number;
  /** Undefined: of every kind. */
  readonly kind: string | undefined;
}

/** Where every so manieth entry begins in the file is remembered; the rest is found by reading on from there. */
const INDEX_STEP = 256;
const READ_BYTES = 1 << 18;

/**
 * What happened, in order: every request received and every change made. Append-only and fsynced: an answer leaves
 * when `synced` has resolved, and one fsync serves all that were recorded in one turn of the event loop. In memory are only the entries that are
 * not written yet, unless there is no file: then all of them are.
 */
export class Journal {
  private readonly file: number | null;
  /** Byte offsets of entries 1, 257, 513 … */
  private readonly index: number[] = [];
  private count = 0;
  private bytes = 0;
  private pending: string[] = [];
  private readonly inMemory: string[] = [];
  private syncing: Promise<void> | null = null;
  private nextSync: Promise<void> | null = null;

  /** `path` null: kept in memory only. */
  constructor(path: string | null, private readonly now: () => number) {
    this.file = path === null ? null : this.open(path);
  }

  get length(): number {
    return this.count;
  }

  record(kind: string, details: Readonly<Record<string, unknown>>): void {
    this.count += 1;
    const line = `${JSON.stringify({ sequence: this.count, at: new Date(this.now()).toISOString(), kind, ...details })}\n`;
    if (this.file === null) {
      this.inMemory.push(line);
      return;
    }
    if (this.count % INDEX_STEP === 1) this.index.push(this.bytes);
    this.bytes += Buffer.byteLength(line);
    this.pending.push(line);
    // For entries that no answer waits for, such as a webhook's attempt.
    if (this.pending.length === 1) setImmediate(() => void this.synced());
  }

  /** Resolves when everything recorded so far is on disk. Rejects when the disk refuses. */
  synced(): Promise<void> {
    if (this.file === null) return Promise.resolve();
    if (this.pending.length === 0) return this.syncing ?? Promise.resolve();
    this.nextSync ??= (this.syncing ?? nextTurn()).then(() => this.startSync());
    return this.nextSync;
  }

  /** At most `limit` entries, oldest first. */
  entries({ after, limit, kind }: JournalQuery): JournalEntry[] {
    const found: JournalEntry[] = [];
    for (const line of this.linesAfter(after)) {
      const entry = JSON.parse(line) as JournalEntry;
      if (entry.sequence <= after || (kind !== undefined && entry.kind !== kind)) continue;
      found.push(entry);
      if (found.length >= limit) break;
    }
    return found;
  }

  async close(): Promise<void> {
    await this.synced();
    if (this.file !== null) closeSync(this.file);
  }

  private open(path: string): number {
    mkdirSync(dirname(path), { recursive: true });
    this.bytes = findLines(path, (startsAt) => {
      this.count += 1;
      if (this.count % INDEX_STEP === 1) this.index.push(startsAt);
    });
    return openSync(path, "a+");
  }

  private startSync(): Promise<void> {
    this.nextSync = null;
    this.write();
    this.syncing = new Promise<void>((resolve, reject) => {
      fdatasync(this.file ?? -1, (error) => (error ? reject(error) : resolve()));
    }).finally(() => (this.syncing = null));
    return this.syncing;
  }

  private write(): void {
    if (this.file === null || this.pending.length === 0) return;
    appendFileSync(this.file, this.pending.join(""));
    this.pending = [];
  }

  /** Every line from the one after `sequence` on, or from a little before it. */
  private *linesAfter(sequence: number): Generator<string> {
    if (this.file === null) {
      yield* this.inMemory.slice(sequence);
      return;
    }
    this.write();
    let offset = this.index[Math.floor(sequence / INDEX_STEP)] ?? this.bytes;
    let rest = "";
    const chunk = Buffer.allocUnsafe(READ_BYTES);
    const decoder = new TextDecoder();
    for (let read = 1; read > 0; offset += read) {
      read = readSync(this.file, chunk, 0, READ_BYTES, offset);
      const lines = (rest + decoder.decode(chunk.subarray(0, read), { stream: true })).split("\n");
      rest = lines.pop() ?? "";
      yield* lines;
    }
  }
}
