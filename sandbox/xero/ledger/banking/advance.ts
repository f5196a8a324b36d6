import { newGuid } from "../../ids";
import type { Books } from "../books";
import type { AdvanceKind, AdvanceType, Document } from "../documents/document";
import { isSettledInPart, settlementOf } from "../documents/settlement";
import { historyOf } from "../history";
import { comesIn, type BankTransaction } from "./bank-transaction";

/**
 * The prepayment or overpayment that a bank transaction makes: a credit that can be allocated to invoices
 * and refunded. Received prepayments are numbered along with the sales invoices (Xero's help pages).
 */
export function advanceOf(books: Books, transaction: BankTransaction): Document {
  const kind: AdvanceKind = transaction.type.endsWith("PREPAYMENT") ? "prepayment" : "overpayment";
  const isNumbered = kind === "prepayment" && comesIn(transaction);
  return {
    documentId: newGuid(),
    kind,
    type: transaction.type as AdvanceType,
    number: isNumbered ? books.nextNumber("invoice", "ACCREC") : "",
    reference: kind === "overpayment" ? transaction.reference : "",
    contactId: transaction.contactId,
    date: transaction.date,
    dueDate: undefined,
    expectedPaymentDate: undefined,
    plannedPaymentDate: undefined,
    status: "AUTHORISED",
    lineAmountTypes: transaction.lineAmountTypes,
    lines: transaction.lines,
    currencyCode: transaction.currencyCode,
    currencyRate: transaction.currencyRate,
    brandingThemeId: isNumbered ? books.setup.brandingThemes[0]?.brandingThemeId ?? "" : "",
    url: "",
    sentToContact: false,
    fullyPaidOnDate: undefined,
    createdByApp: transaction.createdByApp,
    updatedAtMs: transaction.updatedAtMs,
    history: transaction.history,
  };
}

/** Voids an advance whose bank transaction is deleted; answers why it may not go, or nothing. */
export function voidAdvance(books: Books, advanceId: string, byApp: string | undefined): string | undefined {
  const advance = books.documents.get(advanceId);
  if (!advance) throw new Error(`The advance ${advanceId} has left the books.`);
  if (isSettledInPart(settlementOf(books, advance))) {
    return `The ${advance.kind} cannot be deleted as it has payments or allocations.`;
  }
  const history = [...advance.history, historyOf(books, byApp, { changes: "Voided", details: "" })];
  books.putDocument({ ...advance, status: "VOIDED", updatedAtMs: books.now(), history }, "UPDATE");
  return undefined;
}
