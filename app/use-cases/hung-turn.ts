import type { Clock } from "../ports/clock";
import type { Lanes } from "../ports/lanes";
import type { XeroAccess } from "./xero-access";

/** Longer than anything that a turn waits for: the database answers or gives up within six minutes, each platform within one. */
const HANGS_AFTER_MS = 10 * 60_000;

type Watched = { lanes: Lanes; xero: XeroAccess };

/**
 * A turn that waits for what never comes would keep its lane for good, since its lease is renewed by a timer. It gets on with each
 * answer of Xero's, and whenever it asks whether the lane is still its own. Once it has not for ten minutes, `hung` rejects: its
 * lane is let go of, and its place in this process. Should it wake, it finds the lane lost, as any late worker does.
 */
export function watchTurn({ lanes, xero, clock }: Watched & { clock: Clock }) {
  let gotOnAt = clock.now().getTime();
  let giveUp: (cause: Error) => void = () => undefined;
  const hung = new Promise<never>((_, reject) => (giveUp = reject));
  const getsOn = () => void (gotOnAt = clock.now().getTime());
  const watched: Watched = {
    lanes: {
      ...lanes,
      renew: (...asked) => {
        getsOn();

        return lanes.renew(...asked);
      },
    },
    xero: async (who, call) => {
      const answer = await xero(who, call);
      getsOn();

      return answer;
    },
  };

  return {
    watched,
    hung,
    /** Looked at now and then. */
    isHung: (): boolean => {
      const hangs = clock.now().getTime() - gotOnAt > HANGS_AFTER_MS;
      if (hangs) giveUp(new Error("A turn has waited for ten minutes for what does not come; its lane is given to another."));

      return hangs;
    },
  };
}
