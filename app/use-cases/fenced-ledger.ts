import type { Lease } from "../ports/lanes";
import type { WriteLedger } from "../ports/write-ledger";

/**
 * The ledger for one turn: whoever lost the lane meanwhile can open no more writes. Without that, a worker that stood still
 * between its decision and its write would write what its successor has written by then: a part payment twice.
 */
export function fencedLedger(ledger: WriteLedger, lease: Lease): WriteLedger {
  return { ...ledger, open: (connectionId, batch) => ledger.open(connectionId, { ...batch, lease }) };
}
