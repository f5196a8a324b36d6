import { appendFileSync, existsSync, mkdirSync, readFileSync, truncateSync } from "node:fs";
import { dirname } from "node:path";

export interface JournalEntry {
  readonly number: number;
  readonly at: string;
  readonly kind: string;
  readonly [detail: string]: unknown;
}

/** What happened, in order: requests that change something and changes made. Never rewritten. */
export class Journal {
  private readonly entries: JournalEntry[] = [];

  /** `path` null: kept in memory only. */
  constructor(
    private readonly path: string | null,
    private readonly now: () => number,
  ) {
    if (!path) return;
    mkdirSync(dirname(path), { recursive: true });
    if (existsSync(path)) this.entries.push(...readEntries(path));
  }

  record(kind: string, details: Readonly<Record<string, unknown>>): void {
    const entry = { number: this.entries.length + 1, at: new Date(this.now()).toISOString(), kind, ...details };
    this.entries.push(entry);
    if (this.path) appendFileSync(this.path, `${JSON.stringify(entry)}\n`);
  }

  after(number: number): readonly JournalEntry[] {
    return this.entries.slice(number);
  }
}

/** A killed process may leave half a line at the end: it is cut off, everything before it counts. */
function readEntries(path: string): JournalEntry[] {
  const text = readFileSync(path, "utf8");
  const whole = text.slice(0, text.lastIndexOf("\n") + 1);
  if (whole.length < text.length) truncateSync(path, Buffer.byteLength(whole));
  return whole.split("\n").filter(Boolean).map((line) => JSON.parse(line) as JournalEntry);
}
