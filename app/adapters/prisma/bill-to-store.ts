import type { BillTo as Row } from "@prisma/client";
import type { BillToId, ConnectionId } from "../../domain/ids";
import type { Instant } from "../../domain/instant";
import type { BillTo, BillToScope, Payer } from "../../domain/payers/bill-to";
import type { Portion } from "../../domain/payers/portion";
import type { BillToStore } from "../../ports/bill-to-store";
import type { Database } from "./database";
import { fromJson, toJson } from "./domain-json";

export function makeBillToStore(db: Database): BillToStore {
  return {
    forOrders: async (connectionId, orderIds) => {
      const where = { connectionId, OR: [{ scope: { not: "order" } }, { scope: "order", key: { in: [...orderIds] } }] };

      return (await db.billTo.findMany({ where, orderBy: { at: "asc" } })).map(toBillTo);
    },
    list: async (connectionId, limit) =>
      (await db.billTo.findMany({ where: { connectionId }, orderBy: [{ at: "desc" }, { id: "asc" }], take: limit })).map(toBillTo),
    set: (connectionId, billTo) => set(db, connectionId, billTo),
    remove: async (connectionId, id) => {
      await db.billTo.deleteMany({ where: { connectionId, id } });
    },
  };
}

async function set(db: Database, connectionId: ConnectionId, { scope, key, payer, share, at, ...rest }: BillTo): Promise<void> {
  const said = { ...rest, payer: toJson(payer), at: new Date(at), ...(share && { share: toJson(share) }) };
  const which = { connectionId, scope, key, shared: share !== undefined };
  await db.billTo.upsert({ where: { connectionId_scope_key_shared: which }, create: { ...which, ...said }, update: said });
}

function toBillTo({ id, scope, key, label, payer, share, reason, at }: Row): BillTo {
  return {
    ...{ key, label, reason },
    id: id as BillToId,
    scope: scope as BillToScope,
    payer: fromJson<Payer>(payer),
    ...(share !== null && { share: fromJson<Portion>(share) }),
    at: at.toISOString() as Instant,
  };
}
