import { closeSync, existsSync, ftruncateSync, fstatSync, openSync, readFileSync, readSync } from "node:fs";

const NEWLINE = 10;
const CHUNK_BYTES = 1 << 20;

/** One record as one line of text. JSON has no bigint: an amount travels as {"$integer":"1990"}. */
export function encodeLine(record: unknown): string {
  return `${JSON.stringify(record, (_key, value: unknown) => (typeof value === "bigint" ? { $integer: value.toString() } : value))}\n`;
}

export function decodeLine(line: string): unknown {
  return withBigints(JSON.parse(line));
}

/** In place, and faster than a reviver, which would be called for every value of ten thousand orders. */
function withBigints(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if ("$integer" in value) return BigInt(String(value.$integer));
  const parts = value as Record<string, unknown>;
  for (const key of Object.keys(parts)) {
    const part = parts[key];
    if (typeof part === "object" && part !== null) parts[key] = withBigints(part);
  }
  return value;
}

/** Calls back with every whole line of a file, its first byte given. A file that is not there has none. */
export function eachLine(path: string, visit: (line: string) => void): void {
  if (!existsSync(path)) return;
  const bytes = readFileSync(path);
  for (let start = 0, end = bytes.indexOf(NEWLINE); end !== -1; start = end + 1, end = bytes.indexOf(NEWLINE, start)) {
    visit(bytes.toString("utf8", start, end));
  }
}

/**
 * Finds where each line of a file begins, reading it piece by piece. A killed process may leave half a line at
 * the end: it is cut off, everything before it counts. Returns the length of what is left, in bytes.
 */
export function findLines(path: string, visit: (startsAt: number) => void): number {
  if (!existsSync(path)) return 0;
  const file = openSync(path, "r+");
  try {
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    let lineStart = 0;
    for (let offset = 0, read = readSync(file, chunk, 0, CHUNK_BYTES, 0); read > 0; read = readSync(file, chunk, 0, CHUNK_BYTES, offset)) {
      const piece = chunk.subarray(0, read);
      for (let at = piece.indexOf(NEWLINE); at !== -1; at = piece.indexOf(NEWLINE, at + 1)) {
        visit(lineStart);
        lineStart = offset + at + 1;
      }
      offset += read;
    }
    if (fstatSync(file).size > lineStart) ftruncateSync(file, lineStart);
    return lineStart;
  } finally {
    closeSync(file);
  }
}
