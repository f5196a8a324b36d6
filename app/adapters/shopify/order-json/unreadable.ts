/** Something in an order's JSON that cannot be read exactly, and where: "lineItems.nodes[2].taxLines[0].rate". */
export class UnreadableOrder extends Error {
  constructor(
    readonly place: string,
    readonly reason: string,
  ) {
    super(place ? `${place}: ${reason}` : reason);
  }
}

/** The same fault as seen from one level further out. Anything else is a bug and passes through untouched. */
export function within(place: string, thrown: unknown): unknown {
  if (!(thrown instanceof UnreadableOrder)) return thrown;
  const joint = thrown.place === "" || thrown.place.startsWith("[") ? "" : ".";

  return new UnreadableOrder(`${place}${joint}${thrown.place}`, thrown.reason);
}
