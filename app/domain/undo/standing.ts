import { isGone } from "../ledger/standing-document";
import { allocationKey } from "../sync/order-links";
import type { StandingCreditNote, StandingInvoice, StandingLinks } from "../sync/order-situation";

/** Our own documents of one order that are still there, and which of the payments on them are ours. */
export type Standing = {
  invoices: readonly StandingInvoice[];
  notes: readonly StandingCreditNote[];
  overpayments: StandingLinks["overpayments"];
};

export function standingOf({ invoice, supplements, creditNotes, corrections, overpayments }: StandingLinks): Standing {
  return {
    invoices: [...(invoice ? [invoice] : []), ...supplements].filter(isThere),
    notes: [...creditNotes.values(), ...corrections].filter(isThere),
    overpayments,
  };
}

export function nothingStands({ invoices, notes, overpayments }: Standing): boolean {
  return invoices.length === 0 && notes.length === 0 && overpayments.length === 0;
}

function isThere({ seen }: StandingInvoice | StandingCreditNote): boolean {
  return !isGone(seen);
}

/** Made by us: known by its id, or by the reference that names a transaction of Shopify's, which people do not type. */
export function isOurPayment({ ownPayments }: StandingLinks, { id, reference }: { id: string; reference: string | null }): boolean {
  return ownPayments?.has(id) === true || /^Shopify \d+( on |$)/.test(reference ?? "");
}

/** Credit of ours that we set against an invoice of ours. */
export function isOurAllocation(links: StandingLinks, { note, invoiceId }: { note: string; invoiceId: string }): boolean {
  const { invoice, supplements, allocated } = links;
  const supplement = supplements.find(({ id }) => id === invoiceId)?.seen.number ?? null;
  if (supplement === null && invoice?.id !== invoiceId) return false;

  return allocated.has(allocationKey(note, supplement));
}
