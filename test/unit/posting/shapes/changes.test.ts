import { expect, test } from "vitest";
import type { Order } from "../../../../app/domain/commerce/order";
import type { CalendarDate } from "../../../../app/domain/instant";
import type { StandingDocument, StandingDocuments } from "../../../../app/domain/ledger/standing-document";
import { planChange, type Change } from "../../../../app/domain/posting/plan-change";
import { gbp } from "../../../builders/amounts";
import { anOrganisation, ORDER_URL } from "../../../builders/books";
import { anOrder, anOrderLine, anUnpaidOrder, at, tax } from "../../../builders/order";
import { refunded } from "../../../builders/refund";
import { enter } from "../simulated-xero";
import { lines, outcome, post, sale } from "./post";

const TODAY = "2026-12-03" as CalendarDate;
const NOTHING: StandingDocuments = { invoice: null, supplements: [], corrections: [], creditNotes: [] };

/** The documents of an order as they were posted: approved, and paid where the order was. */
function standing(order: Order, overrides: Partial<StandingDocument> = {}): StandingDocuments {
  const { invoice, payments, creditNotes } = post(order);
  const asPosted = { status: "AUTHORISED" as const, settled: payments.length > 0, ...overrides };

  return { ...NOTHING, invoice: { ...asPosted, ...pick(invoice) }, creditNotes: creditNotes.map((each) => ({ ...asPosted, settled: true, ...pick(each) })) };
}
const pick = ({ number, date, taxInclusive, lines: all }: Pick<StandingDocument, "number" | "date" | "taxInclusive" | "lines">) => ({ number, date, taxInclusive, lines: all });

function change(order: Order, now: StandingDocuments, lockedUntil: string | null = null) {
  return planChange({ posting: outcome(order), standing: now, organisation: anOrganisation({ lockedUntil: lockedUntil as CalendarDate | null }), orderUrl: ORDER_URL, today: TODAY });
}

function changes(...args: Parameters<typeof change>): readonly Change[] {
  const plan = change(...args);

  return plan.kind === "change" ? plan.changes : [];
}

const bowl = (quantity: number, amount: string) => anOrderLine({ id: "2", title: "Bowl", quantity, unitPrice: gbp("6.00"), taxLines: [tax("VAT 20", gbp(amount))] });
/** 12.00 for a tray and 12.00 for two bowls of 6.00, with 4.00 tax inside. */
const TRAY_AND_BOWLS = sale(gbp("24.00"), gbp("4.00"), { lines: [anOrderLine(), bowl(2, "2.00")] });
/** The same, unpaid. */
const UNPAID = anUnpaidOrder({ lines: TRAY_AND_BOWLS.lines, totals: { total: gbp("24.00"), tax: gbp("4.00") } });
/** A third bowl: 30.00 with 5.00 tax. */
const more = (order: Order, outstanding: string): Order => ({ ...order, lines: [anOrderLine(), bowl(3, "3.00")], totals: { ...order.totals, total: gbp("30.00"), tax: gbp("5.00"), currentTotal: gbp("30.00"), outstanding: gbp(outstanding) } });
/** One bowl fewer: 18.00 with 3.00 tax; what was paid is too much. */
const fewer = (order: Order, outstanding: string): Order => ({
  ...order,
  lines: [anOrderLine(), { ...bowl(2, "2.00"), currentQuantity: 1 }],
  totals: { ...order.totals, currentTotal: gbp("18.00"), outstanding: gbp(outstanding) },
});

test("nothing stands in Xero: the invoice is made", () => {
  expect(changes(TRAY_AND_BOWLS, NOTHING).map((each) => each.do)).toEqual(["create-invoice"]);
});

test("nothing has changed: nothing is written", () => {
  expect(change(TRAY_AND_BOWLS, standing(TRAY_AND_BOWLS))).toEqual({ kind: "nothing", reason: "The books already say what the order says." });
});

test("edited while unpaid: the invoice is changed in place", () => {
  const [first, ...rest] = changes(more(UNPAID, "30.00"), standing(UNPAID));
  expect([first?.do, rest]).toEqual(["update-invoice", []]);
  expect(first?.do === "update-invoice" && lines(first.invoice)[1]).toBe("Bowl | 3 × 6.00 = 18.00 | tax 3.00 OUTPUT2 | 200");
});

test("a product added after it was paid: a supplementary invoice for that alone", () => {
  const [first, ...rest] = changes(more(TRAY_AND_BOWLS, "6.00"), standing(TRAY_AND_BOWLS));
  if (first?.do !== "create-supplement") throw new Error(`Not a supplement: ${first?.do}`);
  expect([first.invoice.number, first.invoice.date, lines(first.invoice), rest]).toEqual(["SH-1001-A1", TODAY, ["Bowl | 1 × 6.00 = 6.00 | tax 1.00 OUTPUT2 stated | 200"], []]);
});

test("a product removed after it was paid: a credit note for that alone", () => {
  const [first, ...rest] = changes(fewer(TRAY_AND_BOWLS, "-6.00"), standing(TRAY_AND_BOWLS));
  if (first?.do !== "create-correction") throw new Error(`Not a correction: ${first?.do}`);
  expect([first.creditNote.number, lines(first.creditNote), rest]).toEqual(["SH-1001-C1", ["Bowl | 1 × 6.00 = 6.00 | tax 1.00 OUTPUT2 stated | 200"], []]);
});

test("only the tax changed after it was paid: the line is put anew beside the old one taken back", () => {
  // 12.00 with 1.99 tax inside instead of 2.00: a line of 0.00 could not carry the penny.
  const retaxed = sale(gbp("12.00"), gbp("1.99"), { lines: [anOrderLine({ taxLines: [tax("VAT 20", gbp("1.99"))] })] });
  const [first, ...rest] = changes(retaxed, standing(anOrder()));
  if (first?.do !== "create-supplement") throw new Error(`Not a supplement: ${first?.do}`);
  expect([lines(first.invoice), rest]).toEqual([["Walnut tray | 1 × 12.00 = 12.00 | tax 1.99 OUTPUT2 stated | 200", "Walnut tray | 1 × -12.00 = -12.00 | tax -2.00 OUTPUT2 stated | 200"], []]);
  const alone = { ...post(anOrder()), invoice: first.invoice, creditNotes: [], payments: [], refunds: [], allocations: [] };
  expect(enter(alone, [{ taxType: "OUTPUT2", percent: "20" }])).toEqual({ refusals: [], shown: [{ number: "SH-1001-A1", total: 0n, tax: -1n }] });
});

test("edited in a locked period: the invoice stays, and the difference is dated today", () => {
  const [first] = changes(more(UNPAID, "30.00"), standing(UNPAID), "2026-11-30");
  expect(first?.do === "create-supplement" && first.invoice.date).toBe(TODAY);
  // Where even today is locked, the first open day.
  const [later] = changes(more(UNPAID, "30.00"), standing(UNPAID), "2026-12-31");
  expect(later?.do === "create-supplement" && later.invoice.date).toBe("2027-01-01");
});

test("a second edit counts what the first one added", () => {
  const once = standing(TRAY_AND_BOWLS);
  const supplement = { ...pick(post(sale(gbp("6.00"), gbp("1.00"), { lines: [bowl(1, "1.00")] })).invoice), number: "SH-1001-A1", status: "AUTHORISED" as const, settled: false };
  expect(change(more(TRAY_AND_BOWLS, "6.00"), { ...once, supplements: [supplement] }).kind).toBe("nothing");
});

test("an exchange after posting: one document over the net", () => {
  // The tray (12.00) is swapped for a lamp of 18.00 by an edit: 6.00 more, 1.00 of it tax.
  const lamp = anOrderLine({ id: "3", title: "Lamp", unitPrice: gbp("18.00"), taxLines: [tax("VAT 20", gbp("3.00"))] });
  const order = { ...anOrder(), lines: [anOrderLine({ currentQuantity: 0 }), lamp], totals: { ...anOrder().totals, total: gbp("30.00"), tax: gbp("5.00"), currentTotal: gbp("18.00"), currentTax: gbp("3.00"), outstanding: gbp("6.00") } };
  const [first, ...rest] = changes(order, standing(anOrder()));
  if (first?.do !== "create-supplement") throw new Error(`Not a supplement: ${first?.do}`);
  expect([lines(first.invoice), rest]).toEqual([["Lamp | 1 × 18.00 = 18.00 | tax 3.00 OUTPUT2 stated | 200", "Walnut tray | 1 × -12.00 = -12.00 | tax -2.00 OUTPUT2 stated | 200"], []]);
});

test("refunded after posting: its credit note, once", () => {
  const [first, ...rest] = changes(refunded(), standing(anOrder()));
  expect([first?.do === "create-credit-note" && first.creditNote.number, rest]).toEqual(["SH-1001-R1", []]);
  expect(change(refunded(), standing(refunded())).kind).toBe("nothing");
});

test("refunded in a period that was locked since: its credit note is dated the first open day", () => {
  const [first] = changes(refunded(), standing(anOrder()), "2026-11-30");
  expect(first?.do === "create-credit-note" && first.creditNote.date).toBe("2026-12-01");
});

test("a credit note that was edited in Xero is left to a person", () => {
  const now = standing(refunded());
  const edited = { ...now, creditNotes: now.creditNotes.map((each) => ({ ...each, lines: [] })) };
  expect(change(refunded(), edited)).toMatchObject({ kind: "hold", problems: [{ code: "books-differ" }] });
});

const CANCELLED = anUnpaidOrder({ cancelledAt: at("2026-11-21T09:00:00Z") });

test("cancelled after posting, unpaid: the invoice is voided", () => {
  expect(changes(CANCELLED, standing(anUnpaidOrder()))).toEqual([{ do: "void-invoice", number: "SH-1001" }]);
});

test("cancelled after posting in a locked period: a credit note over the whole", () => {
  const [first] = changes({ ...CANCELLED }, standing(anUnpaidOrder()), "2026-11-30");
  if (first?.do !== "create-correction") throw new Error(`Not a correction: ${first?.do}`);
  expect([first.creditNote.number, first.creditNote.date, lines(first.creditNote)]).toEqual(["SH-1001-C1", TODAY, ["Walnut tray | 1 × 12.00 = 12.00 | tax 2.00 OUTPUT2 stated | 200"]]);
});

test("cancelled after a supplement was made: both are credited at once", () => {
  const supplement = { ...pick(post(sale(gbp("6.00"), gbp("1.00"), { lines: [bowl(1, "1.00")] })).invoice), number: "SH-1001-A1", status: "AUTHORISED" as const, settled: false };
  const [first, ...rest] = changes(CANCELLED, { ...standing(anUnpaidOrder()), supplements: [supplement] });
  if (first?.do !== "create-correction") throw new Error(`Not a correction: ${first?.do}`);
  expect([first.creditNote.number, lines(first.creditNote), rest]).toEqual([
    "SH-1001-C1",
    ["Walnut tray | 1 × 12.00 = 12.00 | tax 2.00 OUTPUT2 stated | 200", "Bowl | 1 × 6.00 = 6.00 | tax 1.00 OUTPUT2 stated | 200"],
    [],
  ]);
});

test("cancelled after goods were credited: what is left is credited", () => {
  const unpaid = standing(UNPAID);
  const taken = { ...pick(post(sale(gbp("6.00"), gbp("1.00"), { lines: [bowl(1, "1.00")] })).invoice), number: "SH-1001-R1", status: "PAID" as const, settled: true };
  const [first, ...rest] = changes(CANCELLED, { ...unpaid, creditNotes: [taken] });
  if (first?.do !== "create-correction") throw new Error(`Not a correction: ${first?.do}`);
  // 24.00 less the 6.00 that a refund took off before.
  expect([lines(first.creditNote), rest]).toEqual([
    ["Walnut tray | 1 × 12.00 = 12.00 | tax 2.00 OUTPUT2 stated | 200", "Bowl | 1 × 6.00 = 6.00 | tax 1.00 OUTPUT2 stated | 200"],
    [],
  ]);
});

test("deleted after posting, unpaid: the invoice is voided", () => {
  expect(changes(anUnpaidOrder({ deleted: true }), standing(anUnpaidOrder()))).toEqual([{ do: "void-invoice", number: "SH-1001" }]);
});

test("cancelled, but paid in Xero: a person decides", () => {
  expect(change(CANCELLED, standing(anUnpaidOrder(), { settled: true }))).toMatchObject({ kind: "hold", problems: [{ code: "cancelled-after-posting" }] });
});

test("an invoice that a person voided stays away", () => {
  expect(change(TRAY_AND_BOWLS, standing(TRAY_AND_BOWLS, { status: "VOIDED" }))).toMatchObject({ kind: "hold", problems: [{ code: "gone-from-books" }] });
});
