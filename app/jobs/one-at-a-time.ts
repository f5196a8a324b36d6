/**
 * One turn of this process at a time: null where one is under way already, which then says that there is more to do. Receipts have no
 * lane to keep a second turn away, and the key of their ring changes every ten seconds: where a thousand shops' webhooks took longer,
 * turn after turn began anew with the same receipts, until no place was left for lanes.
 */
export function oneAtATime(turn: () => Promise<boolean>): () => Promise<boolean | null> {
  let underWay = false;
  let turnedAway = 0;

  return async () => {
    if (underWay) {
      turnedAway += 1;

      return null;
    }
    underWay = true;
    const before = turnedAway;
    try {
      const more = await turn();

      return more || turnedAway > before;
    } finally {
      underWay = false;
    }
  };
}
