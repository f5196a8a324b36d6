import { expect, test } from "vitest";
import { gbp } from "../../builders/amounts";
import { anInvoiceInBooks } from "../../builders/books";
import { anOrder, anUnpaidOrder, aTransaction, at } from "../../builders/order";
import { refunded } from "../../builders/refund";
import { planOf } from "../../builders/outcome";
import { CONTACT, decide, inWords, sentence, situation } from "./situation";

const PAID = anOrder();
const CANCELLED = anUnpaidOrder({ cancelledAt: at("2026-11-20T12:00:00Z") });
const KEPT = anOrder({ cancelledAt: at("2026-11-20T12:00:00Z") });
/** A penny of tax that no line has. */
const ODD = anOrder({ totals: { tax: gbp("2.10") } });

// Nothing stands in Xero yet: the decision table of posting × contact.
test.each([
  { what: "a sale", order: PAID, contactId: null, step: "create-contact" },
  { what: "a sale", order: PAID, contactId: CONTACT, step: "create-invoice" },
  { what: "a cancelled order", order: CANCELLED, contactId: null, step: "excluded" },
  { what: "a cancelled order", order: CANCELLED, contactId: CONTACT, step: "excluded" },
  { what: "a cancelled order whose money was kept", order: KEPT, contactId: CONTACT, step: "create-invoice" },
  { what: "a held order", order: ODD, contactId: null, step: "attention does-not-tie-out" },
  { what: "a held order", order: ODD, contactId: CONTACT, step: "attention does-not-tie-out" },
  { what: "a refunded order", order: refunded(), contactId: CONTACT, step: "create-invoice" },
])("$what with contact $contactId: $step", ({ order, contactId, step }) => {
  expect(inWords(decide(order, { contactId }))).toBe(step);
});

test("both writes carry the plan that was made", () => {
  const now = situation(PAID);
  const plan = planOf(now.posting);
  expect(decide(PAID)).toEqual({ do: "create-contact", plan });
  expect(decide(PAID, { contactId: CONTACT })).toEqual({ do: "create-invoice", plan });
});

test("the reason and the problems are those of the posting", () => {
  expect(sentence(decide(CANCELLED))).toContain("cancelled before anything was paid");
  expect(sentence(decide(ODD))).toContain("Tax: Shopify says 2.10");
  // 15.00 came for an order of 12.00.
  const overpaid = anOrder({ transactions: [aTransaction(1, { amount: gbp("15.00") })], totals: { outstanding: gbp("-3.00") } });
  expect(inWords(decide(overpaid))).toBe("create-contact");
});

test("once an invoice stands in Xero, none is ever created again, contact or not", () => {
  for (const contactId of [null, CONTACT]) {
    for (const status of ["DRAFT", "SUBMITTED", "AUTHORISED", "PAID", "VOIDED", "DELETED"] as const) {
      for (const order of [PAID, CANCELLED, ODD]) {
        expect(inWords(decide(order, { contactId, invoice: anInvoiceInBooks({ status }) }))).not.toMatch(/create-(contact|invoice)/);
      }
    }
  }
});
