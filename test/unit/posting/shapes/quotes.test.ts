import { expect, test } from "vitest";
import type { DraftOrder } from "../../../../app/domain/commerce/draft-order";
import type { DraftOrderId, OrderId } from "../../../../app/domain/ids";
import { planQuote, type QuotePlan, type Quoting } from "../../../../app/domain/posting/plan-quote";
import { gbp } from "../../../builders/amounts";
import { anOrganisation, aProfile } from "../../../builders/books";
import { frozen } from "../../../builders/frozen";
import { anOrderLine, anUnpaidOrder, aShippingLine, off, tax } from "../../../builders/order";
import { lines, said, type Setting } from "./post";

const ID = "gid://shopify/DraftOrder/61";

/**
 * 3 × 12.00 less 10 % of their own (3.60) and a stand at 20.00 come to 52.40; 10 % off the whole (5.24) is 3.24 and 2.00 of
 * it; delivery 5.00. Total 29.16 + 18.00 + 5.00 = 52.16, with VAT 4.86 + 3.00 + 0.83 = 8.69 inside.
 */
function aDraft(overrides: Partial<DraftOrder> = {}): DraftOrder {
  const trays = { id: "1", quantity: 3, discounts: [off(gbp("3.60"), { title: "Trade" }), off(gbp("3.24"), { target: "order" })], taxLines: [tax("VAT 20", gbp("4.86"))] };
  const stand = { id: "2", title: "Oak stand", unitPrice: gbp("20.00"), discounts: [off(gbp("2.00"), { target: "order" })], taxLines: [tax("VAT 20", gbp("3.00"))] };
  const wouldBe = anUnpaidOrder({
    id: ID as OrderId,
    name: "#D1",
    lines: [anOrderLine(trays), anOrderLine(stand)],
    shippingLines: [aShippingLine({ price: gbp("5.00"), taxLines: [tax("VAT 20", gbp("0.83"))] })],
    totals: { total: gbp("52.16"), tax: gbp("8.69") },
  });

  return { id: ID as DraftOrderId, name: "#D1", status: "OPEN", wouldBe, ...overrides };
}

function outcome(draft: DraftOrder, { profile, organisation }: Setting = {}): Quoting {
  return planQuote(frozen({ draft, profile: aProfile({ draftOrders: "quote", ...profile }), organisation: anOrganisation(organisation) }));
}

function quoted(draft: DraftOrder, setting: Setting = {}): QuotePlan {
  const found = outcome(draft, setting);
  if (found.kind !== "quote") throw new Error(JSON.stringify(found));

  return found.plan;
}

test("a draft order is an offer: nothing is made of it", () => {
  expect(outcome(aDraft(), { profile: { draftOrders: "nothing" } })).toEqual({
    kind: "nothing",
    reason: "A draft order is an offer, not a sale: nothing is made of it until it is completed. Your settings can make it a quote.",
  });
  expect(aProfile().draftOrders).toBe("nothing");
});

test("a draft order as a quote, by choice", () => {
  const { quote, contact, tieOut } = quoted(aDraft());
  expect(lines(quote)).toEqual([
    "Walnut tray | 3 × 12.00 less 6.84 = 29.16 | tax 4.86 OUTPUT2 | 200",
    "Oak stand | 1 × 20.00 less 2.00 = 18.00 | tax 3.00 OUTPUT2 | 200",
    "Shipping: Tracked | 1 × 5.00 = 5.00 | tax 0.83 OUTPUT2 | 260",
  ]);
  expect(quote).toMatchObject({ number: "SH-D1", reference: "#D1", date: "2026-11-20", expiryDate: null, status: "DRAFT", taxInclusive: true, currency: "GBP" });
  expect(quote).not.toHaveProperty("url");
  expect(contact.number).toBe("Shopify 7001");
  const { documentsTotal, documentsTax, difference, paid, amountDue } = tieOut.figures;
  expect([documentsTotal, documentsTax, difference, paid, amountDue].map(said)).toEqual(["52.16", "8.69", "0.00", "0.00", "52.16"]);
});

test("a draft order that the customer has been sent", () => {
  expect(quoted(aDraft({ status: "INVOICE_SENT" })).quote.status).toBe("SENT");
});

test("a quote that stands for some days", () => {
  // 20 November and 30 days is 20 December.
  expect(quoted(aDraft(), { profile: { quoteExpiresAfterDays: 30 } }).quote).toMatchObject({ date: "2026-11-20", expiryDate: "2026-12-20" });
});

test("a draft order in a locked period is quoted on its own day", () => {
  expect(quoted(aDraft(), { organisation: { lockedUntil: "2026-12-31" as never } }).quote.date).toBe("2026-11-20");
});

test("a completed draft order: its order is booked instead", () => {
  expect(outcome(aDraft({ status: "COMPLETED" }))).toEqual({ kind: "nothing", reason: "The draft order was completed: the order that came of it is booked instead." });
});

test("a draft order kept out by tag", () => {
  const draft = aDraft();
  const tagged = { ...draft, wouldBe: { ...draft.wouldBe, tags: ["Sample"] } };
  const exclusions = { tags: ["sample"], gateways: [], channels: [], zeroTotal: false, placedBefore: null };
  expect(outcome(tagged, { profile: { exclusions } })).toMatchObject({ kind: "nothing", reason: expect.stringContaining("“sample”") as string });
});

test("a draft order whose figures do not add up is held", () => {
  const draft = aDraft();
  const wrong = { ...draft, wouldBe: { ...draft.wouldBe, totals: { ...draft.wouldBe.totals, total: gbp("53.16"), currentTotal: gbp("53.16"), outstanding: gbp("53.16") } } };
  expect(outcome(wrong)).toMatchObject({ kind: "hold", problems: [{ code: "does-not-tie-out" }] });
});
