/** How rules compare: whatever the capitals and the spaces around. */
export function same(value: string | null, wanted: string): boolean {
  return value !== null && value.trim().toLowerCase() === wanted.trim().toLowerCase();
}
