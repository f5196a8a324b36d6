/** By which our line of an order's note is known. */
const OURS = "Crossfoot: ";

/** The order's note with our sentence as its last line, in place of the one before; what people wrote stays as it is. */
export function noteWith(note: string | null, sentence: string): string {
  const theirs = (note ?? "").split("\n").filter((line) => !line.startsWith(OURS));
  while (theirs.at(-1)?.trim() === "") theirs.pop();

  return [...theirs, `${OURS}${sentence}`].join("\n");
}
