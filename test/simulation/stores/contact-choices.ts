import type { ContactChoices, ContactDecision, ContactDoubt } from "../../../app/ports/contact-choices";
import type { AtOnce } from "./as-port";
import type { Database, OrderRow } from "./database";

export function makeContactChoices(db: Database): AtOnce<ContactChoices> {
  const waiting = (connectionId: Parameters<ContactChoices["waiting"]>[0], customerKey: string) =>
    [...db.of(connectionId).orders.values()].filter(
      ({ status, problems }) =>
        status === "attention" && problems.some(({ code, field }) => code === "contact-ambiguous" && field === customerKey),
    );

  return {
    decided: (connectionId, customerKeys) => {
      const { choices } = db.of(connectionId);

      return new Map(
        customerKeys.flatMap((key): [string, ContactDecision][] => {
          const decision = choices.get(key)?.decision;

          return decision ? [[key, decision]] : [];
        }),
      );
    },
    doubt: (connectionId, doubts) => {
      const { choices } = db.of(connectionId);
      for (const doubt of doubts)
        if (!choices.get(doubt.customerKey)?.decision) choices.set(doubt.customerKey, { ...doubt, decision: null });
    },
    decide: (connectionId, customerKey, decision) => {
      const { choices } = db.of(connectionId);
      choices.set(customerKey, { ...(choices.get(customerKey) ?? noDoubt(customerKey)), decision });
      for (const row of db.of(connectionId).orders.values())
        if (row.handledSeq < row.dirtySeq || waitsFor(row, customerKey)) row.dirtySeq += 1;
      db.of(connectionId).said.set(customerKey, { decision, at: db.sim.agenda.now });
    },
    open: (connectionId, limit) =>
      [...db.of(connectionId).choices.values()]
        .filter(({ decision }) => decision === null)
        .map((choice) => ({
          ...choice,
          orders: waiting(connectionId, choice.customerKey).map(({ recordId, orderId }) => ({ recordId, orderId, name: orderId })),
        }))
        .filter(({ orders }) => orders.length > 0)
        .slice(0, limit),
    waiting: (connectionId, customerKey) =>
      [...db.of(connectionId).orders.values()].filter((row) => waitsFor(row, customerKey)).map(({ orderId }) => orderId),
  };
}

function waitsFor({ status, problems }: OrderRow, customerKey: string): boolean {
  return status === "attention" && problems.some(({ field }) => field === customerKey);
}

function noDoubt(customerKey: string): ContactDoubt {
  return { customerKey, rule: "number", candidates: [] };
}
