/** "3 × Walnut tray" and "Walnut tray" are the same product. */
export function bareName(description: string): string {
  return description.trim().replace(/^\d+ × /, "");
}

export type Pairs<Left, Right> = {
  /** By the left line, in its order. */
  pairs: readonly { left: Left; right: Right | null }[];
  /** Lines of the right side that have no partner. */
  added: readonly Right[];
};

type Named = { description: string };

/** The same words first; what is left over is paired in order where `byPlace` allows it: then the words were changed. */
export function pairLines<Left extends Named, Right extends Named>(
  left: readonly Left[],
  right: readonly Right[],
  { byPlace }: { byPlace: boolean },
): Pairs<Left, Right> {
  const free = [...right];
  const take = (fits: (each: Right) => boolean): Right | null => {
    const place = free.findIndex(fits);

    return place < 0 ? null : (free.splice(place, 1)[0] ?? null);
  };
  const exact = left.map((each) => take(({ description }) => description.trim() === each.description.trim()));
  const alike = left.map(({ description }, index) => exact[index] ?? take((each) => bareName(each.description) === bareName(description)));
  const pairs = left.map((each, index) => ({ left: each, right: alike[index] ?? (byPlace ? take(() => true) : null) }));

  return { pairs, added: free };
}
