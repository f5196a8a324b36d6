/**
 * States what must hold. A breach is a bug of ours, never the merchant's doing; those are Problems.
 * The only place in the domain that may throw.
 */
export function invariant(condition: unknown, what: string): asserts condition {
  if (!condition) throw new Error(`Invariant broken: ${what}`);
}
