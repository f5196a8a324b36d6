import { isKnown } from "../ledger/standing-document";
import type { InvoiceInBooks } from "../ledger/sales-invoice";
import { problem, type Problem } from "../problem";
import type { StandingLinks } from "./order-situation";

type Seen = Pick<InvoiceInBooks, "number" | "unreadable">;

/**
 * A document of the order that stands in Xero with an amount that no books in this currency can have: somebody typed half a yen. What
 * is due, paid or credited is unknown then, so the order waits for a person, and goes on once Xero shows an amount of that currency.
 */
export function unreadableOf({ invoice, supplements, creditNotes, corrections }: StandingLinks): Problem | null {
  const documents = [...(invoice ? [invoice] : []), ...supplements, ...creditNotes.values(), ...corrections];
  const found = documents.find(({ seen }) => !isKnown(seen));

  return found ? cannotBeRead(found.seen) : null;
}

export function cannotBeRead({ number, unreadable }: Seen): Problem {
  const message =
    `${number} has an amount of ${unreadable} in Xero, which cannot be read to the last digit, so Crossfoot leaves it as it is. ` +
    "Put that amount right in Xero, and it goes on by itself.";

  return problem("books-differ", "decide", message);
}
