/** One row of a file for a spreadsheet. A cell that begins like a formula is kept from being one; a minus before a figure is none. */
export function csvRow(cells: readonly string[]): string {
  return cells.map(cellOf).join(",");
}

function cellOf(text: string): string {
  const plain = /^[=+@\t\r]|^-(?!\d)/.test(text) ? `'${text}` : text;

  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
