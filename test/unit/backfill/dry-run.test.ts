import { expect, test } from "vitest";
import type { Order } from "../../../app/domain/commerce/order";
import { ALREADY_IN_BOOKS, dryRunOf, keptOut, NOTHING, together, type DryRun } from "../../../app/domain/backfill/dry-run";
import type { LikeInvoice } from "../../../app/domain/elsewhere/invoice-elsewhere";
import type { InvoiceId } from "../../../app/domain/ids";
import type { CalendarDate } from "../../../app/domain/instant";
import { planPosting } from "../../../app/domain/posting/plan-posting";
import type { PostingProfile } from "../../../app/domain/posting/posting-profile";
import { formatMoney } from "../../../app/domain/money/decimal-string";
import { gbp, usd } from "../../builders/amounts";
import { aProfile, postingInput } from "../../builders/books";
import { anOrder, anOrderLine, anUnpaidOrder, aShippingLine, aTransaction, tax } from "../../builders/order";
import { refunded } from "../../builders/refund";
import { situation } from "../sync/situation";

// The builders' order: £12.00 with £2.00 VAT inside on account 200, paid by card into 090. Sums were worked out by hand.
const PAID = anOrder();
const UNMAPPED = anOrder({ name: "#1007", lines: [anOrderLine({ taxLines: [tax("VAT 7", gbp("2.00"))] })] });

function share(order: Order, profile: PostingProfile = aProfile()): DryRun {
  const posting = planPosting(postingInput(order, { profile }));

  return dryRunOf({ order, posting, ground: situation(order).ground });
}

const posted = (order: Order) => planPosting(postingInput(order));
const LIKE: LikeInvoice = {
  ...{ id: "hand-1" as InvoiceId, number: "HAND-1", date: "2026-11-20" as CalendarDate, status: "AUTHORISED", total: gbp("12.00") },
  ...{ mentions: true, sameContact: true, claimed: true },
};

test("one paid order: an invoice, a payment, its line and its money", () => {
  expect(inWords(share(PAID))).toEqual({
    outcomes: "post 1",
    documents: ["invoice 1 of 1 lines: 12.00, tax 2.00", "payment 1 of 0 lines: 12.00, tax 0.00"],
    lines: ["200 OUTPUT2: 10.00 + 2.00"],
    money: ["090: 12.00 in, 0.00 out"],
  });
});

test("a refund adds its credit note, and takes its lines off the sales", () => {
  expect(inWords(share(refunded()))).toEqual({
    outcomes: "post 1",
    documents: [
      "invoice 1 of 1 lines: 12.00, tax 2.00",
      "creditNote 1 of 1 lines: 12.00, tax 2.00",
      "payment 1 of 0 lines: 12.00, tax 0.00",
      "refund 1 of 0 lines: 12.00, tax 0.00",
    ],
    lines: ["200 OUTPUT2: 0.00 + 0.00"],
    money: ["090: 12.00 in, 12.00 out"],
  });
});

test("several orders: every figure is a sum, accounts and tax rates apart", () => {
  const shipped = anOrder({
    shippingLines: [aShippingLine({ price: gbp("6.00"), taxLines: [tax("VAT 20", gbp("1.00"))] })],
    transactions: [aTransaction(1, { amount: gbp("18.00") })],
    totals: {
      total: gbp("18.00"),
      tax: gbp("3.00"),
      currentTotal: gbp("18.00"),
      currentTax: gbp("3.00"),
      received: gbp("18.00"),
      netPayment: gbp("18.00"),
    },
  });
  const sums = together([share(PAID), share(shipped), share(anUnpaidOrder()), share(UNMAPPED), ALREADY_IN_BOOKS]);

  // Invoices 12.00 + 18.00 + 12.00; payments 12.00 + 18.00.
  expect(inWords(sums)).toMatchObject({
    outcomes: "post 3, already 1, held 1",
    documents: ["invoice 3 of 4 lines: 42.00, tax 7.00", "payment 2 of 0 lines: 30.00, tax 0.00"],
    lines: ["200 OUTPUT2: 30.00 + 6.00", `${aProfile().shippingAccount} OUTPUT2: 5.00 + 1.00`],
    money: ["090: 30.00 in, 0.00 out"],
  });
});

test("tax on top of the prices is no part of the net", () => {
  const onTop = anOrder({
    taxesIncluded: false,
    lines: [anOrderLine({ unitPrice: gbp("10.00"), taxLines: [tax("VAT 20", gbp("2.00"))] })],
  });
  expect(inWords(share(onTop)).lines).toEqual(["200 OUTPUT2: 10.00 + 2.00"]);
});

test("what holds orders is counted by its code and field, with an order to look at; sentences stand for the rest", () => {
  const other = { ...UNMAPPED, name: "#1008" };
  const trial = { ...PAID, test: true };
  const { reasons, outcomes } = together([share(UNMAPPED), share(other), share(trial), share({ ...trial, name: "#1009" })]);

  expect(outcomes).toMatchObject({ post: 0, held: 2, excluded: 2 });
  expect(reasons).toMatchObject([
    { outcome: "held", code: "tax-rate-unmapped", field: "taxRates.VAT 7%", example: "#1007", orders: 2 },
    { outcome: "excluded", code: null, example: PAID.name, orders: 2 },
  ]);
});

test("orders that others have invoiced are in the books already, as one reason, however many and whenever that was said", () => {
  const invoiced = (number: string) => ({ ...LIKE, number });
  const kinds = [
    { kind: "claimed", invoice: invoiced("HAND-1") },
    { kind: "claimed", invoice: invoiced("HAND-2") },
    { kind: "same", invoice: invoiced("HAND-3") },
  ] as const;
  const shares = kinds.map((elsewhere) => dryRunOf({ order: PAID, posting: posted(PAID), ground: situation(PAID).ground, elsewhere }));

  const { outcomes, reasons } = together(shares);

  expect(outcomes).toMatchObject({ already: 3, excluded: 0, post: 0 });
  expect(reasons).toMatchObject([{ outcome: "already", orders: 3, sentence: "Already invoiced in Xero, by hand or by another app." }]);
});

test("one that is left out for itself stays left out, whoever has invoiced it", () => {
  const trial = { ...PAID, test: true };
  const elsewhere = { kind: "claimed", invoice: LIKE } as const;

  expect(dryRunOf({ order: trial, posting: posted(trial), ground: situation(trial).ground, elsewhere }).outcomes.excluded).toBe(1);
});

test("an order with the same problem twice is one order", () => {
  const twice = keptOut("#1", "held", [
    { code: "account-unmapped", field: "accounts.tips", message: "No account for tips." },
    { code: "account-unmapped", field: "accounts.tips", message: "No account for tips." },
    { code: "account-unmapped", field: "accounts.duties", message: "No account for duties." },
  ]);
  expect(twice.reasons.map(({ field, orders }) => [field, orders])).toEqual([
    ["accounts.tips", 1],
    ["accounts.duties", 1],
  ]);
  expect(twice.outcomes.held).toBe(1);
});

test("an order that waits by the merchant's policy is neither posted nor held", () => {
  const { outcomes, reasons } = share(anUnpaidOrder(), aProfile({ datePolicy: "paid" }));
  expect(outcomes).toMatchObject({ waiting: 1, held: 0, post: 0 });
  expect(reasons[0]?.sentence).toContain("paid in full");
});

test("drafts: payments and refunds follow only once somebody approves the invoice", () => {
  const drafts = inWords(share(refunded(), aProfile({ invoiceStatus: "DRAFT" })));
  expect(drafts).toMatchObject({ documents: ["invoice 1 of 1 lines: 12.00, tax 2.00"], lines: ["200 OUTPUT2: 10.00 + 2.00"], money: [] });
});

test("money received beyond the order is counted as such", () => {
  const overpaid = anOrder({ transactions: [aTransaction(1, { amount: gbp("15.00") })], totals: { outstanding: gbp("-3.00") } });
  expect(inWords(share(overpaid))).toMatchObject({
    documents: [
      "invoice 1 of 1 lines: 12.00, tax 2.00",
      "payment 1 of 0 lines: 12.00, tax 0.00",
      "overpayment 1 of 0 lines: 3.00, tax 0.00",
    ],
    money: ["090: 15.00 in, 0.00 out"],
  });
});

test("two currencies are never added", () => {
  const sum = (total: ReturnType<typeof gbp>) => ({
    ...NOTHING,
    documents: [{ kind: "invoice" as const, count: 1, lines: 1, total, tax: total }],
  });
  const { documents } = together([sum(gbp("1.00")), sum(usd("2.00")), sum(gbp("4.00"))]);
  expect(documents.map(({ total, count }) => `${count}: ${formatMoney(total)} ${total.currency}`)).toEqual(["2: 5.00 GBP", "1: 2.00 USD"]);
});

test("grouping and order of the parts do not matter", () => {
  const parts = [share(PAID), share(refunded()), share(UNMAPPED), ALREADY_IN_BOOKS];
  const [first, ...rest] = parts;
  const grouped = together([together(rest), together(first ? [first] : [])]);
  const sorted = (sums: DryRun) => ({ ...inWords(sums), documents: inWords(sums).documents.toSorted(), reasons: sums.reasons });
  expect(sorted(grouped)).toEqual(sorted(together(parts)));
});

function inWords({ outcomes, documents, lines, money }: DryRun) {
  return {
    outcomes: Object.entries(outcomes)
      .filter(([, orders]) => orders > 0)
      .map(([outcome, orders]) => `${outcome} ${orders}`)
      .join(", "),
    documents: documents.map(
      ({ kind, count, lines: on, total, tax: of }) => `${kind} ${count} of ${on} lines: ${formatMoney(total)}, tax ${formatMoney(of)}`,
    ),
    lines: lines.map(({ account, taxType, net, tax: on }) => `${account} ${taxType}: ${formatMoney(net)} + ${formatMoney(on)}`),
    money: money.map(({ account, received, givenBack }) => `${account}: ${formatMoney(received)} in, ${formatMoney(givenBack)} out`),
  };
}
