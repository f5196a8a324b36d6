import { existsSync, readFileSync } from "node:fs";

const SHOWN = 20;

/** The end of a log, indented for a message. */
export function lastLinesOf(text: string): string {
  const trimmed = text.trimEnd();
  if (trimmed === "") return "  (nothing in the log)";
  return trimmed.split("\n").slice(-SHOWN).map((line) => `  ${line}`).join("\n");
}

/** The end of a log file, which may never have been written. */
export function lastLines(file: string): string {
  return lastLinesOf(existsSync(file) ? readFileSync(file, "utf8") : "");
}
