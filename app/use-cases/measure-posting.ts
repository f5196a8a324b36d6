import type { Fleet } from "../ports/fleet";
import type { Log } from "../ports/log";
import type { Meters } from "../ports/meters";
import type { OpenBatch, WriteLedger } from "../ports/write-ledger";

type Ports = { fleet: Pick<Fleet, "postedAfter">; meters: Pick<Meters, "posted">; log: Log };

/** The same ledger, which also measures how long each order took from its webhook to its invoice. Measuring never fails the work. */
export function measurePosting(ledger: WriteLedger, { fleet, meters, log }: Ports): WriteLedger {
  const invoices = new Set<string>();
  const note = (batch: OpenBatch) => {
    if (batch.kind === "INVOICE") invoices.add(batch.id);

    return batch;
  };

  return {
    ...ledger,
    open: async (connectionId, batch) => note(await ledger.open(connectionId, batch)),
    unsettled: async (connectionId) => (await ledger.unsettled(connectionId)).map(note),
    settle: async (connectionId, batch, settlements) => {
      await ledger.settle(connectionId, batch, settlements);
      if (!invoices.delete(batch.id)) return;
      try {
        for (const seconds of await fleet.postedAfter(batch.id)) meters.posted(seconds);
      } catch (cause) {
        log.warn("The time it took to post could not be measured.", { batch: batch.id, cause });
      }
    },
  };
}
