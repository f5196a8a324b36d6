import { appendFileSync, existsSync, mkdirSync, readFileSync, truncateSync } from "node:fs";
import { dirname } from "node:path";
import type { Clock } from "../clock";

export type JournalRecord =
  | {
      kind: "request";
      method: string;
      path: string;
      tenantId: string | undefined;
      idempotencyKey: string | undefined;
      /** undefined when the connection ended without an answer. */
      status: number | undefined;
      replayed: boolean;
      /** Ids of the records in the answer. */
      ids: string[];
    }
  | { kind: "change"; tenantId: string; category: string; changeType: string; resourceId: string };

export type JournalEntry = JournalRecord & { sequence: number; at: string };

/** Everything that happened, oldest first: each API request and each change of the books. Never rewritten. */
export class Journal {
  private readonly entries: JournalEntry[];

  constructor(private readonly path: string | undefined, private readonly clock: Clock) {
    if (path !== undefined) mkdirSync(dirname(path), { recursive: true });
    const text = path !== undefined && existsSync(path) ? readFileSync(path, "utf8") : "";
    const lines = text.split("\n");
    // A kill in the middle of an append leaves a torn last line, which is no entry: it is cut off.
    const torn = lines.pop() ?? "";
    if (path !== undefined && torn !== "") truncateSync(path, Buffer.byteLength(text) - Buffer.byteLength(torn));
    this.entries = lines.map((line) => JSON.parse(line) as JournalEntry);
  }

  add(record: JournalRecord): void {
    const sequence = (this.entries.at(-1)?.sequence ?? 0) + 1;
    const entry = { sequence, at: new Date(this.clock.now()).toISOString(), ...record };
    this.entries.push(entry);
    if (this.path !== undefined) appendFileSync(this.path, `${JSON.stringify(entry)}\n`);
  }

  /** Entries with a sequence above `after`, at most `limit` of them. */
  after(after: number, limit: number): JournalEntry[] {
    const start = this.entries.findIndex(({ sequence }) => sequence > after);
    return start === -1 ? [] : this.entries.slice(start, start + limit);
  }
}
