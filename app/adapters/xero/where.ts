/** A text in Xero's `where`: quotes inside are doubled. */
export function quoted(text: string): string {
  return `"${text.replace(/"/g, '""')}"`;
}
