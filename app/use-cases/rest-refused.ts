import { attention } from "../domain/sync/rest";
import type { BooksKind } from "../ports/write-ledger";
import type { Waiting } from "./postpone";
import type { SyncPorts } from "./sync-ports";
import { toldOfRefusal } from "./taken-names";

type Drafted = Waiting & { localId: string; document: unknown };

/**
 * What Xero refused word for word before, for what stands in it, is not sent again because a sweep or a webhook asked: nothing
 * was put right since. Such orders rest as they did. A person's Retry is another matter. The answer: those to be sent.
 */
export async function restRefused<Document extends Drafted>(
  { ledger, orders }: Pick<SyncPorts, "ledger" | "orders">,
  { kind, members }: { kind: BooksKind; members: readonly Document[] },
): Promise<Document[]> {
  const held = members.filter(({ dirty }) => dirty.heldFor && !dirty.byHand);
  if (held.length === 0) return [...members];
  const asMembers = held.map(({ dirty: { recordId }, localId, document }) => ({ recordId, localId, naturalKey: "", document }));
  const refused = await ledger.refusedBefore({ kind, members: asMembers });
  if (refused.size === 0) return [...members];
  const wanted: Document[] = [];
  for (const each of members) {
    const problem = held.includes(each) ? refused.get(each.localId) : undefined;
    if (problem)
      await orders.settle(each.dirty, {
        rest: attention([toldOfRefusal({ kind, localId: each.localId }, problem)]),
        order: each.order,
        posting: null,
      });
    else wanted.push(each);
  }

  return wanted;
}
