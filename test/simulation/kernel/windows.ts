/** Where a crash may fall between two steps that belong together. */
export const WINDOWS = {
  W0: "before a webhook was stored",
  W1: "a webhook stored, not acknowledged",
  W2: "a webhook stored, nobody woken",
  W3: "an order read and planned, no write stored",
  W4: "a batch stored, nothing sent",
  W5: "sent, not processed",
  W6: "processed, the answer lost",
  W7: "the answer read, not stored",
  W8: "while the members of a batch were being settled",
  W9: "a batch settled, what follows from it not begun",
  W10: "tokens renewed by Xero, not stored",
  W11: "a change of state stored on one side, not on the other",
} as const;

export type CrashWindow = keyof typeof WINDOWS;

/** Where a crash at a call falls, by what was called and whether the call had done its work. */
export type CrashMoment = { site: string; moment: "before" | "sent" | "within" | "done"; size: number };

const CREATES =
  /^books\.(contacts|invoices|payments|creditNotes|refunds|allocations|overpayments|paymentDeletes|allocationDeletes|overpaymentDeletes|creditNoteVoids)\.create$/;
const CHANGES = /^(shop\.(markPaid|payPart|tell)|books\.invoice(Updates|Voids)\.create|ledger\.(begin|end)ShopWrite)/;

/** The window that such a crash falls into; null where it is none of the twelve. */
export function windowOf({ site, moment, size }: CrashMoment): CrashWindow | null {
  if (site === "web.store") return moment === "done" ? "W1" : "W0";
  if (site === "web.ring") return "W2";
  if (CHANGES.test(site)) return "W11";
  if (CREATES.test(site)) return moment === "before" ? "W4" : moment === "sent" ? "W5" : "W6";
  if (site === "ledger.open") return moment === "done" ? "W4" : "W3";
  if (site === "ledger.markSent") return "W4";
  if (site === "ledger.settle") return moment === "done" ? "W9" : moment === "within" && size > 1 ? "W8" : "W7";
  if (site === "tokens.save" && moment !== "done") return "W10";
  if (site === "identity.refresh" && moment !== "before") return "W10";

  return null;
}
