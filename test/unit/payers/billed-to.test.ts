import fc from "fast-check";
import { expect, test, vi } from "vitest";
import type { Company } from "../../../app/domain/commerce/company";
import type { CompanyId } from "../../../app/domain/ids";
import { billedTo } from "../../../app/domain/payers/billed-to";
import { planPosting } from "../../../app/domain/posting/plan-posting";
import type { PostingPlan } from "../../../app/domain/posting/posting-plan";
import { postingInput } from "../../builders/books";
import { anOrder } from "../../builders/order";
import { planOf } from "../../builders/outcome";
import { priceStory } from "../../builders/price-story";
import { story } from "../../builders/shop-story";
import { storyToInput } from "../../builders/story-to-order";
import { choice, INSURER, OFFICE } from "./choices";

// A busy machine may take longer, and that is no failure.
vi.setConfig({ testTimeout: 60_000 });

const order = anOrder();
const posting = planPosting(postingInput(order));
const by = choice("tag", "insured");

test("the invoice is the payer's, and its reference names the order and the buyer's contact", () => {
  const plan = planOf(billedTo(posting, order, { kind: "payer", payer: OFFICE, by }));

  expect(plan.contact).toEqual({
    number: "Shopify payer abc",
    name: "Example Head Office",
    email: "office@example.com",
    taxNumber: "GB123456789",
    ...{ firstName: null, lastName: null, phone: null, address: null },
  });
  expect(plan.invoice.reference).toBe(`#1001 for Shopify ${order.customer?.id.split("/").at(-1)}`);
  expect(plan.billTo).toEqual({ id: by.id, scope: "tag" });
  expect(plan.invoice.billedBy).toBe(by.id);
});

test("a company's order names the company, in at most the 255 characters that Xero keeps", () => {
  const company: Company = {
    id: "gid://shopify/Company/5" as CompanyId,
    name: "Example Ltd",
    locationName: null,
    taxId: null,
    address: null,
  };
  const reference = (name: string, purchaseOrderNumber: string | null) => {
    const bought = anOrder({ company: { ...company, name }, purchaseOrderNumber });

    return planOf(billedTo(planPosting(postingInput(bought)), bought, { kind: "payer", payer: INSURER, by })).invoice.reference;
  };

  expect(reference("Example Ltd", null)).toBe("#1001 for Example Ltd");
  expect(reference("Example Ltd", "PO 7")).toBe("PO 7 for Example Ltd");
  const long = reference("E".repeat(300), "P".repeat(300));
  expect(long).toHaveLength(255);
  expect(long).toMatch(/^P{155} for E{95}$/);
});

test("the buyer by choice, and nobody's choice, leave contact and reference alone", () => {
  const own = choice("order", order.id, { payer: { kind: "buyer" } });
  const plan = planOf(billedTo(posting, order, { kind: "buyer", by: own }));

  expect(billedTo(posting, order, { kind: "buyer", by: null })).toBe(posting);
  expect(plan.contact).toEqual(planOf(posting).contact);
  expect(plan.invoice.reference).toBe("#1001");
  expect(plan.billTo).toEqual({ id: own.id, scope: "order" });
});

/** What must be alike whoever is billed: everything but whom it names. */
function withoutNames({ contact: _contact, billTo: _billTo, invoice, creditNotes, ...rest }: PostingPlan) {
  const { reference: _reference, because: _because, billedBy: _billedBy, ...figures } = invoice;

  return { ...rest, figures, notes: creditNotes.map(({ reference: _of, ...note }) => note) };
}

test("whatever was sold, taken back and paid, all amounts and taxes are the same whoever is billed, and credit notes name the buyer too", () => {
  const seen = { creditNotes: 0, overpayments: 0 };
  fc.assert(
    fc.property(story, (told) => {
      const input = storyToInput(told, priceStory(told));
      const plain = planPosting(input);
      if (plain.kind !== "post") return;
      const plan = planOf(billedTo(plain, input.order, { kind: "payer", payer: INSURER, by }));

      expect(withoutNames(plan)).toEqual(withoutNames(plain.plan));
      expect(plan.creditNotes.map(({ reference }) => reference)).toEqual(plan.creditNotes.map(() => plan.invoice.reference));
      seen.creditNotes += plan.creditNotes.length;
      seen.overpayments += plan.overpayments.length;
    }),
    { numRuns: 500, seed: 20_261_122 },
  );
  expect([seen.creditNotes > 50, seen.overpayments > 5]).toEqual([true, true]);
});
