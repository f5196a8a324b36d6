import { standsAsSent } from "../ledger/invoice-fingerprint";
import { formatMoney } from "../money/decimal-string";
import { equal, money, type Money } from "../money/money";
import { documentTax, documentTotal } from "../posting/tie-out";
import { problem, type Problem } from "../problem";
import type { StandingCreditNote, StandingInvoice, StandingLinks } from "../sync/order-situation";
import { isOurAllocation, isOurPayment, standingOf } from "./standing";

/** Work of people on these documents that taking them away would destroy. Looked for before the first write. */
export function obstaclesToRemoval(links: StandingLinks): Problem[] {
  const { invoices, notes } = standingOf(links);

  return [
    ...editsOf(links),
    ...[...invoices, ...notes].flatMap((document) => foreignPayments(links, document)),
    ...invoices.flatMap((invoice) => foreignCredit(links, invoice)),
    ...notes.flatMap((note) => foreignAllocations(links, note)),
    ...links.overpayments.flatMap(({ seen }) => (seen.bankTransactionId ? [] : [unknownTransaction(seen.reference)])),
  ];
}

/** Documents that do not stand as they were sent: what a person changed is neither removed nor reversed unasked. */
export function editsOf(links: StandingLinks): Problem[] {
  const { invoices, notes } = standingOf(links);

  return [
    ...invoices.flatMap(({ seen, sent }) => (sent && standsAsSent(seen, sent) ? [] : [edited("Invoice", { seen, sent })])),
    ...notes.flatMap(({ seen, sent }) => (sent && isAlike(seen, sent) ? [] : [edited("Credit note", { seen, sent })])),
  ];
}

function isAlike(seen: StandingCreditNote["seen"], sent: NonNullable<StandingCreditNote["sent"]>): boolean {
  return equal(seen.total, documentTotal(sent)) && equal(seen.totalTax, documentTax(sent));
}

const THEN = "or leave the order in Xero.";

function inTheWay(message: string): Problem {
  return problem("books-differ", "decide", message);
}

function edited(what: string, { seen, sent }: Pick<StandingInvoice, "seen" | "sent"> | Pick<StandingCreditNote, "seen" | "sent">): Problem {
  const ours = sent
    ? `it was sent as ${formatMoney(documentTotal(sent))} (tax ${formatMoney(documentTax(sent))})`
    : "it is not known as what it was sent";

  return inTheWay(
    `${what} ${seen.number} stands at ${formatMoney(seen.total)} (tax ${formatMoney(seen.totalTax)}) in Xero, and ${ours}: ` +
      `somebody edited it there. Undo that edit, or do away with the document in Xero yourself, then press Retry; ${THEN}`,
  );
}

function foreignPayments(links: StandingLinks, { seen }: StandingInvoice | StandingCreditNote): Problem[] {
  const foreign = seen.payments.filter((payment) => !isOurPayment(links, payment));
  if (foreign.length === 0) return [];
  const ours = seen.payments.filter((payment) => isOurPayment(links, payment));
  const of = (payments: typeof foreign) => formatMoney(totalOf(payments, seen.total));

  return [
    inTheWay(
      `${seen.number} has ${of(foreign)} of payments in Xero that somebody recorded there, beside ${of(ours)} of Crossfoot's. ` +
        `Remove them in Xero, then press Retry; ${THEN}`,
    ),
  ];
}

function totalOf(payments: readonly { amount: Money }[], { currency }: Money): Money {
  return money(
    payments.reduce((sum, { amount }) => sum + amount.minor, 0n),
    currency,
  );
}

/** Credit on an invoice of ours that does not come from the order's own credit notes. */
function foreignCredit(links: StandingLinks, { id, seen }: StandingInvoice): Problem[] {
  const own = standingOf(links)
    .notes.flatMap(({ seen: note }) => note.allocations ?? [])
    .filter(({ invoiceId }) => invoiceId === id)
    .reduce((sum, { amount }) => sum + amount.minor, 0n);
  if (seen.amountCredited.minor === own) return [];
  const [theirs, ours] = [seen.amountCredited.minor - own, own].map((minor) => formatMoney(money(minor, seen.currency)));

  return [
    inTheWay(
      `${theirs} of invoice ${seen.number} was credited in Xero by something other than the order's own credit notes (${ours}). ` +
        `Take that credit off in Xero, then press Retry; ${THEN}`,
    ),
  ];
}

/** Credit of ours that a person set against an invoice. */
function foreignAllocations(links: StandingLinks, { seen }: StandingCreditNote): Problem[] {
  const known = seen.allocations ?? [];
  const foreign = known.filter(({ invoiceId }) => !isOurAllocation(links, { note: seen.number, invoiceId }));
  const unknown = totalOf(known, seen.allocated).minor !== seen.allocated.minor;
  if (foreign.length === 0 && !unknown) return [];
  const amount = formatMoney(unknown ? seen.allocated : totalOf(foreign, seen.total));

  return [
    inTheWay(
      `${amount} of credit note ${seen.number} (${formatMoney(seen.total)}) was set against an invoice in Xero by somebody. ` +
        `Take it off there, then press Retry; ${THEN}`,
    ),
  ];
}

function unknownTransaction(reference: string): Problem {
  return inTheWay(
    `The overpayment “${reference}” was booked by an earlier version, which did not keep its bank transaction. ` +
      `Remove it in Xero together with the order's documents; ${THEN}`,
  );
}
