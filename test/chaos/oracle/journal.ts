import { closeSync, existsSync, openSync, readSync } from "node:fs";

export interface Entry {
  readonly sequence: number;
  readonly at: string;
  readonly kind: string;
  readonly [detail: string]: unknown;
}

const CHUNK = 1 << 20;

/** A simulator's journal, read off the disk as it grows. Nothing in it is ever taken back. */
export class Journal {
  readonly entries: Entry[] = [];
  private offset = 0;

  constructor(private readonly file: string) {}

  /** Reads what has come since the last time. */
  read(): readonly Entry[] {
    if (!existsSync(this.file)) return this.entries;
    const file = openSync(this.file, "r");
    const chunk = Buffer.allocUnsafe(CHUNK);
    try {
      for (let read = readSync(file, chunk, 0, CHUNK, this.offset); read > 0; read = readSync(file, chunk, 0, CHUNK, this.offset)) {
        // Up to the last whole line: a character may be cut in two by the chunk, a line feed never is.
        const end = chunk.subarray(0, read).lastIndexOf(0x0a) + 1;
        if (end === 0) break;
        this.take(chunk.toString("utf8", 0, end));
        this.offset += end;
      }
    } finally {
      closeSync(file);
    }
    return this.entries;
  }

  /** How many entries there are by now: a mark to look back to. */
  mark(): number {
    return this.read().length;
  }

  since(mark: number): readonly Entry[] {
    return this.read().slice(mark);
  }

  private take(text: string): void {
    for (const line of text.split("\n")) if (line !== "") this.entries.push(JSON.parse(line) as Entry);
  }
}
