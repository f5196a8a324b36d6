import { invariant } from "../domain/invariant";
import type { QuoteToCreate } from "../ports/books";
import type { DirtyOrder } from "../ports/order-store";
import { postBatch, type Drafted } from "./post-batch";
import type { ReadyConnection } from "./ready-connection";
import type { DraftStepping } from "./sync-drafts";
import type { SyncPorts } from "./sync-ports";

/** One request each: Xero finds quotes by one number a call, and a lost one has to be found. The answer: what is out of hand. */
export async function postQuotes(ports: SyncPorts, connection: ReadyConnection, wanting: readonly DraftStepping[]): Promise<DirtyOrder[]> {
  const failed: DirtyOrder[] = [];
  for (const each of wanting) {
    const { dirty, order, step, contactId } = each;
    const member = { dirty, order, localId: dirty.orderId };
    if (step.do === "create-quote") {
      invariant(contactId, "a quote is made only once its contact is known");
      const document: QuoteToCreate = { ...step.quote, contactId };
      failed.push(...(await post("QUOTE", { ...member, document })));
    } else if (step.do === "change-quote") failed.push(...(await post("QUOTE_UPDATE", { ...member, document: step.change })));
  }

  return failed;

  function post(kind: "QUOTE" | "QUOTE_UPDATE", member: Drafted): Promise<DirtyOrder[]> {
    return postBatch(ports, connection, { kind, members: [member] });
  }
}
