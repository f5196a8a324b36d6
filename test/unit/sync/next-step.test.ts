import { expect, test } from "vitest";
import { gbp } from "../../builders/amounts";
import { anInvoiceInBooks } from "../../builders/books";
import { anOrder, at } from "../../builders/order";
import { planOf } from "../../builders/outcome";
import { CONTACT, decide, inWords, sentence, situation } from "./situation";

const PAID = anOrder();
const CANCELLED = anOrder({ cancelledAt: at("2026-11-20T12:00:00Z") });
const TIPPED = anOrder({ totals: { tips: gbp("1.00") } });

// Nothing stands in Xero yet: the decision table of posting × contact.
test.each([
  { what: "a sale", order: PAID, contactId: null, step: "create-contact" },
  { what: "a sale", order: PAID, contactId: CONTACT, step: "create-invoice" },
  { what: "a cancelled order", order: CANCELLED, contactId: null, step: "excluded" },
  { what: "a cancelled order", order: CANCELLED, contactId: CONTACT, step: "excluded" },
  { what: "a held order", order: TIPPED, contactId: null, step: "attention not-posted-yet" },
  { what: "a held order", order: TIPPED, contactId: CONTACT, step: "attention not-posted-yet" },
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
  expect(sentence(decide(CANCELLED))).toContain("cancelled before it was posted");
  expect(sentence(decide(TIPPED))).toContain("a tip of 1.00");
});

test("once an invoice stands in Xero, none is ever created again, contact or not", () => {
  for (const contactId of [null, CONTACT]) {
    for (const status of ["DRAFT", "SUBMITTED", "AUTHORISED", "PAID", "VOIDED", "DELETED"] as const) {
      for (const order of [PAID, CANCELLED, TIPPED]) {
        expect(inWords(decide(order, { contactId, invoice: anInvoiceInBooks({ status }) }))).not.toMatch(/create-(contact|invoice)/);
      }
    }
  }
});
