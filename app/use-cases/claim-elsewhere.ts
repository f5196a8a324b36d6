import type { NextStep } from "../domain/sync/next-step";
import type { DirtyOrder } from "../ports/order-store";
import type { ElsewhereStore } from "../ports/elsewhere-store";
import type { ReadyConnection } from "./ready-connection";
import type { SituationInHand } from "./read-situations";

type Stepping = SituationInHand & { step: NextStep };

/** Remembers whose invoice each is. One that another order took a moment earlier is free for nobody: this order is asked anew. */
export async function claimElsewhere(
  { elsewhere }: { elsewhere: Pick<ElsewhereStore, "claim"> },
  { id }: ReadyConnection,
  wanting: readonly Stepping[],
): Promise<DirtyOrder[]> {
  for (const { order, step } of wanting) if (step.do === "claim-elsewhere") await elsewhere.claim(id, step.invoice.id, order.id);

  return [];
}
