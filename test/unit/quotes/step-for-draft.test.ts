import { describe, expect, test } from "vitest";
import type { DraftOrder } from "../../../app/domain/commerce/draft-order";
import type { ContactId, DraftOrderId, OrderId, QuoteId } from "../../../app/domain/ids";
import type { Quote, QuoteInBooks, QuoteStatus } from "../../../app/domain/ledger/quote";
import { planQuote, type QuotePlan } from "../../../app/domain/posting/plan-quote";
import { isChanged, type QuoteChange } from "../../../app/domain/quotes/quote-change";
import { isEdited, standingQuoteOf, type StandingQuote } from "../../../app/domain/quotes/standing-quote";
import { stepForDraft, type DraftSituation, type DraftStep } from "../../../app/domain/quotes/step-for-draft";
import { gbp } from "../../builders/amounts";
import { anOrganisation, aProfile } from "../../builders/books";
import { frozen } from "../../builders/frozen";
import { anOrderLine, anUnpaidOrder, tax } from "../../builders/order";

const ADA = "contact-ada" as ContactId;
const BEA = "contact-bea" as ContactId;
const PROFILE = aProfile({ draftOrders: "quote" });

/** Trays at 12.00, 20 % VAT inside: two are 24.00 with 4.00, three 36.00 with 6.00. */
function aDraft(quantity = 2, overrides: Partial<DraftOrder> = {}): DraftOrder {
  const [total, vat] = [gbp(`${12 * quantity}.00`), gbp(`${2 * quantity}.00`)];
  const line = anOrderLine({ id: `line of ${quantity}`, quantity, taxLines: [tax("VAT 20", vat)] });
  const wouldBe = anUnpaidOrder({ name: "#D1", lines: [line], totals: { total, tax: vat } });

  return { id: "gid://shopify/DraftOrder/61" as DraftOrderId, name: "#D1", status: "OPEN", wouldBe, ...overrides };
}

function planned(draft: DraftOrder): QuotePlan {
  const quoting = planQuote({ draft, profile: PROFILE, organisation: anOrganisation() });
  if (quoting.kind !== "quote") throw new Error(JSON.stringify(quoting));

  return quoting.plan;
}

/** As Xero shows a quote that nobody has touched since we sent it. */
function inBooks(quote: Quote, overrides: Partial<QuoteInBooks> = {}): QuoteInBooks {
  const lines = quote.lines.map(({ description, amount, taxAmount, accountCode, taxType, tracking }) => ({ description, amount, taxAmount, accountCode, taxType, tracking }));
  const figures = { total: gbp("24.00"), totalTax: gbp("4.00"), currency: quote.currency };
  const head = { number: quote.number, reference: quote.reference, date: quote.date, expiryDate: quote.expiryDate, contactId: ADA };

  return { ...head, ...figures, status: "DRAFT", title: "", summary: "", terms: "", updatedAt: "2026-11-20T10:00:00.000Z", lines, ...overrides };
}

/** The quote of two trays. */
function standing(overrides: Partial<QuoteInBooks> = {}): StandingQuote {
  const { quote } = planned(aDraft());

  return standingQuoteOf({ id: "quote-1" as QuoteId, seen: inBooks(quote, overrides), sent: { ...quote, contactId: ADA } });
}

function step({ draft = aDraft(), ...overrides }: Partial<DraftSituation> = {}): DraftStep {
  const quoting = draft && planQuote({ draft, profile: PROFILE, organisation: anOrganisation() });

  return stepForDraft(frozen({ wanted: true, draft, quoting, standing: standing(), contactId: ADA, ...overrides }));
}

function change(given: Partial<DraftSituation>): QuoteChange {
  const found = step(given);
  if (found.do !== "change-quote") throw new Error(JSON.stringify(found));

  return found.change;
}

const completed = (made = { id: "gid://shopify/Order/9" as OrderId, name: "#1001" }) => aDraft(2, { status: "COMPLETED", madeOrder: made });
const EDITED = { total: gbp("26.00"), lines: [{ description: "Theirs", amount: gbp("26.00"), taxAmount: gbp("4.33") }] };

describe("a draft order without a quote", () => {
  test("wants its contact first, then the quote", () => {
    expect(step({ standing: null, contactId: null })).toMatchObject({ do: "create-contact", plan: { contact: { number: "Shopify 7001" } } });
    expect(step({ standing: null })).toMatchObject({ do: "create-quote", quote: { number: "SH-D1" } });
  });

  test.each<[string, Partial<DraftSituation>, string]>([
    ["deleted before it was quoted", { draft: null }, "The draft order was deleted in Shopify before a quote was made of it."],
    ["not wanted", { wanted: false }, "Your settings make no quotes of draft orders."],
    ["completed before it was quoted", { draft: completed() }, "The draft order was completed: the order that came of it is booked instead."],
  ])("%s: nothing", (_name, given, reason) => {
    expect(step({ ...given, standing: null })).toEqual({ do: "rest", status: "excluded", reason });
  });
});

describe("an open draft order with its quote", () => {
  test("nothing has changed but Shopify's ids and the reasons: at rest", () => {
    const draft = aDraft();
    const renamed = { ...draft, wouldBe: { ...draft.wouldBe, lines: draft.wouldBe.lines.map((line) => ({ ...line, id: "another id" })) } };
    expect(step({ draft: renamed })).toEqual({ do: "rest", status: "synced" });
  });

  test.each<QuoteStatus>(["SENT", "ACCEPTED", "DECLINED", "INVOICED"])("%s by a person, and nothing has changed in Shopify: at rest", (status) => {
    expect(step({ standing: standing({ status }) })).toEqual({ do: "rest", status: "synced" });
  });

  test("changed in Shopify: the same quote with the new lines", () => {
    const update = change({ draft: aDraft(3) });
    expect(update).toMatchObject({ quoteId: "quote-1", number: "SH-D1", to: "DRAFT", contactId: ADA, anew: true, reference: "#D1" });
    expect(update.offer?.lines.map(({ quantity, amount }) => [quantity, amount])).toEqual([[3, gbp("36.00")]]);
  });

  test("sent to the customer: only the status is changed, whatever a person edited", () => {
    const sent = aDraft(2, { status: "INVOICE_SENT" });
    expect(change({ draft: sent, standing: standing(EDITED) })).toMatchObject({ to: "SENT", anew: false });
    expect(step({ draft: sent, standing: standing({ status: "ACCEPTED" }) })).toEqual({ do: "rest", status: "synced" });
  });

  test("changed after it was sent: it stays sent, and keeps the texts that people gave it", () => {
    const texts = { title: "Opening week", summary: "Three trays", terms: "Thirty days" };
    expect(change({ draft: aDraft(3), standing: standing({ status: "SENT", ...texts }) })).toMatchObject({ to: "SENT", texts });
  });

  test("for another customer: the other contact; a contact that a person chose in Xero stays otherwise", () => {
    expect(change({ contactId: BEA })).toMatchObject({ contactId: BEA, anew: true });
    expect(change({ draft: aDraft(3), standing: standing({ contactId: BEA }) })).toMatchObject({ contactId: BEA });
    // The contacts were merged.
    expect(step({ contactId: BEA, standing: standing({ contactId: BEA }) })).toEqual({ do: "rest", status: "synced" });
  });

  test.each<[string, Partial<QuoteInBooks>, RegExp]>([
    ["edited in Xero", EDITED, /^Both the draft order and, in Xero, its quote SH-D1 were changed\./],
    ["given another reference there", { reference: "PO 7" }, /^Both the draft order/],
    ["accepted there", { status: "ACCEPTED" }, /after quote SH-D1 was accepted in Xero/],
    ["declined there", { status: "DECLINED" }, /after quote SH-D1 was declined in Xero/],
    ["in another currency", { currency: "EUR" as never }, /^The draft order is in GBP now, and Xero keeps quote SH-D1 in EUR\./],
  ])("%s, and changed in Shopify: a person decides", (_name, seen, message) => {
    expect(step({ draft: aDraft(3), standing: standing(seen) })).toMatchObject({
      status: "attention",
      problems: [{ code: "edited-in-books", remedy: "decide", message: expect.stringMatching(message) as string }],
    });
  });

  test("kept out, or no longer wanted: the quote stays as it is, and that is said", () => {
    expect(step({ wanted: false, draft: aDraft(3) })).toMatchObject({ reason: "Your settings make no quotes of draft orders. Quote SH-D1 stays in Xero as it is." });
    expect(step({ quoting: { kind: "nothing", reason: "Tagged." } })).toMatchObject({ status: "excluded", reason: "Tagged. Quote SH-D1 stays in Xero as it is." });
  });
});

describe("a completed draft order", () => {
  test.each<QuoteStatus>(["DRAFT", "SENT", "ACCEPTED"])("%s: invoiced, naming the order", (status) => {
    expect(change({ draft: completed(), standing: standing({ status }) })).toMatchObject({ to: "INVOICED", anew: false, reference: "#D1, order #1001", order: { name: "#1001" } });
  });

  test("a reference of a person's own stays", () => {
    expect(change({ draft: completed(), standing: standing({ reference: "PO 7" }) })).toMatchObject({ to: "INVOICED", reference: "PO 7" });
  });

  test("invoiced: at rest; declined by the customer: it stays so; without its order it is marked all the same", () => {
    expect(step({ draft: completed(), standing: standing({ status: "INVOICED" }) })).toEqual({ do: "rest", status: "synced" });
    expect(step({ draft: completed(), standing: standing({ status: "DECLINED" }) })).toMatchObject({ status: "excluded", reason: expect.stringContaining("stays declined") as string });
    expect(change({ draft: aDraft(2, { status: "COMPLETED" }) })).toMatchObject({ to: "INVOICED", reference: "#D1" });
  });
});

describe("a draft order that was deleted in Shopify", () => {
  test.each<[QuoteStatus, QuoteStatus]>([
    ["DRAFT", "DELETED"],
    ["SENT", "DECLINED"],
  ])("%s: %s", (status, to) => {
    expect(change({ draft: null, standing: standing({ status }) })).toMatchObject({ to, anew: false });
  });

  test.each<Partial<QuoteInBooks>>([{ status: "ACCEPTED" }, EDITED])("%o: a person decides", (seen) => {
    expect(step({ draft: null, standing: standing(seen) })).toMatchObject({ status: "attention", problems: [{ code: "deleted-in-shopify" }] });
  });

  test.each<QuoteStatus>(["DECLINED", "INVOICED"])("%s: it stays", (status) => {
    expect(step({ draft: null, standing: standing({ status }) })).toMatchObject({ status: "excluded" });
  });
});

test("a quote that was deleted in Xero is not made again; one that we deleted says so", () => {
  const gone = { reason: "Quote SH-D1 was deleted in Xero. Crossfoot leaves it so and will not make it again." };
  expect(step({ draft: aDraft(3), standing: standing({ status: "DELETED" }) })).toMatchObject(gone);
  const ours = { ...standing({ status: "DELETED" }), change: change({ draft: null }) };
  expect(step({ draft: null, standing: ours })).toMatchObject({ reason: "The draft order was deleted in Shopify, and its quote SH-D1 in Xero with it." });
});

describe("a change is known by what stands", () => {
  test("new lines: only once they stand, with their head", () => {
    const update = change({ draft: aDraft(3) });
    const [before, after] = [inBooks(planned(aDraft()).quote), inBooks(planned(aDraft(3)).quote)];
    expect([isChanged(before, update), isChanged(after, update), isChanged({ ...after, date: "2026-11-21" }, update)]).toEqual([false, true, false]);
  });

  test("a status: with the reference, unless it is gone", () => {
    const update = change({ draft: completed() });
    const { seen } = standing({ status: "INVOICED" });
    expect([isChanged(seen, update), isChanged({ ...seen, reference: "#D1, order #1001" }, update)]).toEqual([false, true]);
    expect(isChanged({ ...seen, status: "DELETED", reference: null }, change({ draft: null }))).toBe(true);
  });

  test("what was changed last is what a person's edit is told by", () => {
    const update = change({ draft: aDraft(3) });
    const after = inBooks(planned(aDraft(3)).quote);
    const then = standingQuoteOf({ id: update.quoteId, seen: after, sent: update });
    expect([isEdited(then), isEdited({ ...then, seen: inBooks(planned(aDraft()).quote) })]).toEqual([false, true]);
  });
});
