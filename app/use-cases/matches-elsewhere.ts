import { orderWords } from "../domain/elsewhere/mentions";
import { matchInvoice, NOT_ELSEWHERE, type Elsewhere } from "../domain/elsewhere/match-invoice";
import type { Order } from "../domain/commerce/order";
import type { OrderId } from "../domain/ids";
import { dayIn } from "../domain/instant";
import { zero } from "../domain/money/money";
import type { Posting } from "../domain/posting/posting-plan";
import { documentTotal } from "../domain/posting/tie-out";
import type { ElsewhereStore, OrderLooked } from "../ports/elsewhere-store";
import type { ReadyConnection } from "./ready-connection";

type Planned = { order: Order; posting: Posting };

/** Which of these orders, none of which has an invoice of ours, stand in the books already. Asked of our own rows. */
export async function matchesElsewhere(
  { elsewhere }: { elsewhere: Pick<ElsewhereStore, "like"> },
  { id, organisation }: ReadyConnection,
  planned: readonly Planned[],
): Promise<ReadonlyMap<OrderId, Elsewhere>> {
  if (planned.length === 0) return new Map();
  const found = await elsewhere.like(id, planned.map(lookedFor));

  return new Map(
    planned.map((each) => {
      const { order } = each;
      const like = found.get(order.id);
      const placedOn = dayIn(organisation.timeZone, order.placedAt);

      return [order.id, like ? matchInvoice({ name: order.name, total: lookedFor(each).total, placedOn }, like) : NOT_ELSEWHERE];
    }),
  );
}

/** One that cannot be planned has no amount yet: only what it was said to be is found. */
function lookedFor({ order, posting }: Planned): OrderLooked {
  if (posting.kind !== "post") return { orderId: order.id, words: [], total: zero(order.currency), contactName: "" };
  const { invoice, contact } = posting.plan;

  return { orderId: order.id, words: orderWords(order.name), total: documentTotal(invoice), contactName: contact.name };
}
