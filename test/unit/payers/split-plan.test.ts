import { describe, expect, test } from "vitest";
import type { BillToId, ContactId, RefundId } from "../../../app/domain/ids";
import type { DocumentLine } from "../../../app/domain/ledger/document-line";
import type { SalesInvoice } from "../../../app/domain/ledger/sales-invoice";
import { decimalsOf } from "../../../app/domain/money/currency";
import { formatMoney } from "../../../app/domain/money/decimal-string";
import { money, type Money } from "../../../app/domain/money/money";
import type { Portion } from "../../../app/domain/payers/portion";
import type { SecondPayer } from "../../../app/domain/payers/second-payer";
import { splitDocuments, type SplitPlan } from "../../../app/domain/payers/split-plan";
import { planPosting } from "../../../app/domain/posting/plan-posting";
import { documentTax, documentTotal } from "../../../app/domain/posting/tie-out";
import { gbp, jpy, kwd } from "../../builders/amounts";
import { postingInput } from "../../builders/books";
import { anUnpaidOrder } from "../../builders/order";
import { planOf } from "../../builders/outcome";

const template = planOf(planPosting(postingInput(anUnpaidOrder()))).invoice;
const [first] = template.lines;
if (!first) throw new Error("The builders' order has a line.");
const aLine = first;

type Typed = { amount: Money; tax: Money; quantity?: number; description?: string; itemCode?: string };

function line({ amount, tax, ...rest }: Typed): DocumentLine {
  return {
    ...aLine,
    description: "Mug",
    quantity: 1,
    discount: money(0n, amount.currency),
    amount,
    taxAmount: tax,
    taxStated: false,
    ...rest,
  };
}

function invoice(taxInclusive: boolean, lines: readonly Typed[]): SalesInvoice {
  return { ...template, currency: lines[0]?.amount.currency ?? template.currency, taxInclusive, lines: lines.map(line) };
}

function by(portion: Portion): SecondPayer {
  return { id: "choice" as BillToId, scope: "order", contactId: "contact-9" as ContactId, portion };
}

const percent = (text: string): Portion => ({ kind: "percent", percent: text });
const amount = (text: string, currency = "GBP"): Portion => ({ kind: "amount", amount: text, currency });

function split(of: SalesInvoice, portion: Portion, refunds: readonly SalesInvoice[] = []): SplitPlan {
  const creditNotes = refunds.map((each, index) => ({
    ...each,
    number: `SH-1001-R${index + 1}`,
    refundId: `refund ${index + 1}` as RefundId,
  }));
  const parts = splitDocuments({ invoice: of, creditNotes, second: by(portion), reference: "#1001 for Shopify 1" });
  if ("obstacle" in parts) throw new Error(parts.obstacle);

  return parts;
}

/** "12.34 + 2.47": each line with its tax. */
const figures = ({ lines }: Pick<SalesInvoice, "lines">) =>
  lines.map((each) => `${formatMoney(each.amount)} + ${formatMoney(each.taxAmount)}`);
const sums = (document: SalesInvoice | SplitPlan["first"]["creditNotes"][number]) =>
  `${formatMoney(documentTotal(document))}, tax ${formatMoney(documentTax(document))}`;

describe("by percentage", () => {
  test("three lines at 25 % on top, 33.33 %", () => {
    // Net 10.00, 7.99, 0.05 with 2.50, 2.00, 0.01: 22.55. 33.33 % is 7.515… → 7.52, of the tax of 4.51 1.503… → 1.50; net 6.02.
    // 7.52 ÷ 22.55 of the lines is 3.3348…, 2.6645…, 0.0166… → 3.33, 2.66, 0.01, and the two missing cents go to the .66 and the .48.
    const parts = split(
      invoice(false, [
        { amount: gbp("10.00"), tax: gbp("2.50") },
        { amount: gbp("7.99"), tax: gbp("2.00") },
        { amount: gbp("0.05"), tax: gbp("0.01") },
      ]),
      percent("33.33"),
    );

    expect(sums(parts.second.invoice)).toBe("7.52, tax 1.50");
    expect(sums(parts.first.invoice)).toBe("15.03, tax 3.01");
    expect(figures(parts.second.invoice)).toEqual(["3.34 + 0.83", "2.66 + 0.67", "0.02 + 0.00"]);
    expect(figures(parts.first.invoice)).toEqual(["6.66 + 1.67", "5.33 + 1.33", "0.03 + 0.01"]);
  });

  test("prices that contain 20 %, in halves of an odd cent: the second gets the cent", () => {
    const parts = split(invoice(true, [{ amount: gbp("9.99"), tax: gbp("1.66") }]), percent("50"));

    expect([figures(parts.first.invoice), figures(parts.second.invoice)]).toEqual([["4.99 + 0.83"], ["5.00 + 0.83"]]);
  });

  test("a discount shown as a line of its own is shared like any other", () => {
    // 20.00 − 3.33 = 16.67; 40 % is 6.668 → 6.67: 8.002… and −1.332….
    const parts = split(
      invoice(true, [
        { amount: gbp("20.00"), tax: gbp("3.33") },
        { amount: gbp("-3.33"), tax: gbp("-0.55") },
      ]),
      percent("40"),
    );

    expect(figures(parts.second.invoice)).toEqual(["8.00 + 1.33", "-1.33 + -0.22"]);
    expect(figures(parts.first.invoice)).toEqual(["12.00 + 2.00", "-2.00 + -0.33"]);
  });

  test("yen stay whole, and dinars at the hundredths that Xero holds", () => {
    const yen = split(invoice(true, [{ amount: jpy("1001"), tax: jpy("91") }]), percent("33.33"));
    expect([figures(yen.first.invoice), figures(yen.second.invoice)]).toEqual([["667 + 61"], ["334 + 30"]]);
    // 10.050 dinars: 33.33 % is 3.3497 → 3.350.
    const dinars = split(invoice(true, [{ amount: kwd("10.050"), tax: kwd("0.000") }]), percent("33.33"));
    expect([figures(dinars.first.invoice), figures(dinars.second.invoice)]).toEqual([["6.700 + 0.000"], ["3.350 + 0.000"]]);
    expect(decimalsOf(dinars.first.invoice.currency)).toBe(3);
  });

  test("tiny lines: neither part bears more tax than its amount", () => {
    const tiny = Array.from({ length: 4 }, (): Typed => ({ amount: gbp("0.01"), tax: gbp("0.01") }));
    const parts = split(invoice(false, tiny), percent("50"));

    for (const { lines } of [parts.first.invoice, parts.second.invoice])
      for (const { amount: net, taxAmount } of lines) expect(taxAmount.minor <= net.minor && taxAmount.minor >= 0n).toBe(true);
    expect([sums(parts.first.invoice), sums(parts.second.invoice)]).toEqual(["0.04, tax 0.02", "0.04, tax 0.02"]);
  });
});

test("by amount: exactly that, tax included, and the odd cent is never tax", () => {
  // 4.83 × 10 ÷ 29 is 1.6655.
  const parts = split(invoice(true, [{ amount: gbp("29.00"), tax: gbp("4.83") }]), amount("10.00"));
  expect([sums(parts.first.invoice), sums(parts.second.invoice)]).toEqual(["19.00, tax 3.16", "10.00, tax 1.67"]);
  // On top: 10.00 + 2.00; 5.01 of 12.00 has 0.835 of tax → 0.84, and 4.17 net.
  const onTop = split(invoice(false, [{ amount: gbp("10.00"), tax: gbp("2.00") }]), amount("5.01"));
  expect([figures(onTop.first.invoice), figures(onTop.second.invoice)]).toEqual([["5.83 + 1.16"], ["4.17 + 0.84"]]);
});

describe("refused, with what to do", () => {
  const of = invoice(true, [{ amount: gbp("29.00"), tax: gbp("4.83") }]);
  const refusal = (portion: Portion, document = of) => {
    const parts = splitDocuments({ invoice: document, creditNotes: [], second: by(portion), reference: "" });

    return "obstacle" in parts ? parts.obstacle : "split";
  };

  test.each([
    [amount("29.00"), /less than the order's total/],
    [amount("0.00"), /more than nothing/],
    [amount("10.00", "EUR"), /chosen in EUR, and the order is booked in GBP/],
    [amount("ten"), /“ten” is no amount of GBP/],
  ])("%o", (portion, sentence) => {
    expect(refusal(portion)).toMatch(sentence);
  });

  test("where the one cent of tax would fall on a part without an amount", () => {
    // Half of 0.03 is 0.02 with 0.01 of tax: the net cent is the first line's, the tax the second's.
    const tiny = invoice(false, [
      { amount: gbp("0.01"), tax: gbp("0.00") },
      { amount: gbp("0.01"), tax: gbp("0.01") },
    ]);
    expect(refusal(percent("50"), tiny)).toMatch(/too small to be divided between two payers/);
  });

  test("a part of a cent, and thousandths of a dinar", () => {
    expect(refusal(percent("10"), invoice(true, [{ amount: gbp("0.01"), tax: gbp("0.00") }]))).toMatch(/more than nothing/);
    expect(refusal(amount("1.005", "KWD"), invoice(true, [{ amount: kwd("10.050"), tax: kwd("0.000") }]))).toMatch(/two decimals only/);
  });
});

describe("credit goes back as the sale was billed", () => {
  const sale = invoice(true, [{ amount: gbp("30.00"), tax: gbp("5.00") }]);
  const third = invoice(true, [{ amount: gbp("10.00"), tax: gbp("1.67") }]);
  const last = invoice(true, [{ amount: gbp("10.00"), tax: gbp("1.66") }]);

  test("in three refunds, all of it is all of both invoices, tax too", () => {
    // 33.33 % of 30.00 is 9.999 → 10.00 with 1.67 of 5.00; of 10.00, 20.00 and 30.00 that is 3.33, 6.67 and 10.00.
    const parts = split(sale, percent("33.33"), [third, third, last]);

    expect(parts.second.creditNotes.map(sums)).toEqual(["3.33, tax 0.56", "3.34, tax 0.55", "3.33, tax 0.56"]);
    expect(parts.first.creditNotes.map(sums)).toEqual(["6.67, tax 1.11", "6.66, tax 1.12", "6.67, tax 1.10"]);
    expect([sums(parts.first.invoice), sums(parts.second.invoice)]).toEqual(["20.00, tax 3.33", "10.00, tax 1.67"]);
  });

  test("each is numbered after its own invoice, and one that comes to nothing is left out", () => {
    const parts = split(sale, amount("0.01"), [third, last]);

    expect(parts.second.invoice.number).toBe("SH-1001-B");
    expect(parts.first.creditNotes.map(({ number }) => number)).toEqual(["SH-1001-R1", "SH-1001-R2"]);
    // 0.01 × 10 ÷ 30 is 0.003…, of 20.00 it is 0.006….
    expect(parts.second.creditNotes.map((note) => `${note.number} ${sums(note)}`)).toEqual(["SH-1001-B-R2 0.01, tax 0.00"]);
  });
});

test("a line says of how many it is a part, in one piece and of no stock item", () => {
  const of = invoice(true, [{ amount: gbp("30.00"), tax: gbp("5.00"), quantity: 3, itemCode: "MUG" }]);
  const [words, other] = [split(of, percent("33.5")), split(of, amount("10.00"))].map(({ first: a, second: b }) =>
    [a, b].map(({ invoice: { lines } }) => lines[0]?.description),
  );

  expect(words).toEqual(["3 × Mug (66.5 % share)", "3 × Mug (33.5 % share)"]);
  expect(other).toEqual(["3 × Mug (share)", "3 × Mug (share)"]);
  const [piece] = split(of, percent("40")).second.invoice.lines;
  expect(piece).toMatchObject({ quantity: 1, unitAmount: 120_000n, itemCode: null, taxStated: true, discount: gbp("0.00") });
  // Xero keeps 4,000 characters; what is cut is the name, never the share.
  const long = split(invoice(true, [{ amount: gbp("30.00"), tax: gbp("5.00"), description: "M".repeat(4000) }]), percent("40"));
  expect(long.second.invoice.lines[0]?.description).toMatch(/^M{3987} \(40 % share\)$/);
});
