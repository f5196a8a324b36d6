/** Rows with the same key become one, in the order of their first. */
export function gather<Row>(rows: readonly Row[], keyOf: (row: Row) => string, plus: (a: Row, b: Row) => Row): Row[] {
  const sums = new Map<string, Row>();
  for (const row of rows) {
    const key = keyOf(row);
    const sum = sums.get(key);
    sums.set(key, sum === undefined ? row : plus(sum, row));
  }

  return [...sums.values()];
}
