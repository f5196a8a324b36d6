import type { OrderSituation, StandingInvoice } from "../sync/order-situation";
import { fixedEdits } from "./free-fields";
import { obstacleInWords, standingInvoice } from "./obstacles";

/** Why ours can not be written over it, with what can be done; null where it can. */
export function obstacleToPush(standing: StandingInvoice, { organisation }: Pick<OrderSituation["ground"], "organisation">): string | null {
  const fixed = fixedEdits(standing);

  return obstacleInWords(standingInvoice(standing), organisation, {
    "not-kept": ", so it cannot be put back.",
    gone: ", and stays so. Make it again, or leave the order out.",
    ...(fixed.length > 0 && {
      used: `, and Xero lets nobody change its ${fixed.join(", ")} then. Remove them in Xero and push again, or keep theirs.`,
    }),
    locked: ". Unlock the period in Xero and push again, or keep theirs.",
  });
}
