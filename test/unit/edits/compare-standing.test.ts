import { describe, expect, test } from "vitest";
import { compareStanding, type Difference } from "../../../app/domain/edits/compare-standing";
import type { InvoiceInBooks, LineInBooks } from "../../../app/domain/ledger/sales-invoice";
import { gbp } from "../../builders/amounts";
import { LINE, SENT, SOMEBODY_ELSE, untouched } from "./edited-invoice";

const compare = (seen: InvoiceInBooks, planned = SENT.lines) => compareStanding({ sent: SENT, seen, planned });
const inWords = ({ line, field, kind, sent, stands, planned, edited }: Difference) =>
  `${kind} ${line ?? "-"} ${field}: ${sent} > ${stands} > ${planned}${edited ? "" : " (not edited)"}`;
const lineOf = (edit: Partial<LineInBooks>) => untouched({ lines: [{ ...LINE, ...edit }] });

test("an invoice that nobody touched shows no difference, and neither does one that an earlier version read less of", () => {
  expect(compare(untouched())).toEqual([]);
  const { quantity: _quantity, unitAmount: _price, tracking: _tracking, accountCode: _account, taxType: _rate, ...bare } = LINE;
  const { contactId: _contact, date: _date, dueDate: _due, ...less } = untouched({ lines: [bare] });

  expect(compare(less)).toEqual([]);
});

describe("each field has its kind", () => {
  test.each<[string, InvoiceInBooks, string[]]>([
    ["words", lineOf({ description: "Tray, oiled" }), ["content Walnut tray Description: Walnut tray > Tray, oiled > Walnut tray"]],
    [
      // 1.5 × 8.00: the line comes to the same 12.00.
      "quantity and price",
      lineOf({ quantity: 15_000n, unitAmount: 80_000n }),
      ["content Walnut tray Quantity: 1 > 1.5 > 1", "content Walnut tray Unit price: 12.00 > 8.00 > 12.00"],
    ],
    [
      // 10 % off: 12.00 − 1.20 = 10.80, of which a sixth is tax.
      "a discount",
      { ...lineOf({ amount: gbp("10.80"), taxAmount: gbp("1.80") }), total: gbp("10.80"), totalTax: gbp("1.80") },
      [
        "content - Total: 12.00 > 10.80 > 12.00",
        "content Walnut tray Discount: 0.00 > 1.20 > 0.00",
        "content Walnut tray Amount: 12.00 > 10.80 > 12.00",
        "content Walnut tray Tax: 2.00 > 1.80 > 2.00",
      ],
    ],
    ["the account", lineOf({ accountCode: "260" }), ["coding Walnut tray Account: 200 > 260 > 200"]],
    ["a rate of the same tax", lineOf({ taxType: "RROUTPUT" }), ["coding Walnut tray Tax rate: OUTPUT2 > RROUTPUT > OUTPUT2"]],
    [
      "a rate of another tax",
      { ...lineOf({ taxType: "ZERORATEDOUTPUT", taxAmount: gbp("0.00") }), totalTax: gbp("0.00") },
      ["content Walnut tray Tax: 2.00 > 0.00 > 2.00", "content Walnut tray Tax rate: OUTPUT2 > ZERORATEDOUTPUT > OUTPUT2"],
    ],
    ["tracking", lineOf({ tracking: [{ category: "Region", option: "North" }] }), ["coding Walnut tray Tracking:  > Region: North > "]],
    ["the contact", untouched({ contactId: SOMEBODY_ELSE }), ["content - Contact: contact-1 > contact-2 > contact-1"]],
    ["the day", untouched({ date: "2026-11-01" }), [`content - Date: ${SENT.date} > 2026-11-01 > ${SENT.date}`]],
    ["the due day", untouched({ dueDate: "2027-01-31" }), [`content - Due date: ${SENT.dueDate} > 2027-01-31 > ${SENT.dueDate}`]],
    ["the reference", untouched({ reference: "PO 7" }), ["coding - Reference: #1001 > PO 7 > #1001"]],
    ["voided", untouched({ status: "VOIDED" }), ["content - Status: AUTHORISED > VOIDED > AUTHORISED"]],
    ["deleted", untouched({ status: "DELETED" }), ["content - Status: AUTHORISED > DELETED > AUTHORISED"]],
  ])("%s", (_what, seen, expected) => {
    expect(compare(seen).map(inWords)).toEqual(expected);
  });
});

describe("lines", () => {
  const FEE = { ...LINE, description: "Gift wrap", amount: gbp("3.00"), taxAmount: gbp("0.50"), unitAmount: 30_000n };

  test("added by a person", () => {
    const seen = untouched({ lines: [LINE, FEE], total: gbp("15.00"), totalTax: gbp("2.50") });

    expect(compare(seen).map(inWords)).toEqual(["content - Total: 12.00 > 15.00 > 12.00", "content Gift wrap Line: null > 3.00 > null"]);
  });

  test("taken away by a person", () => {
    const seen = untouched({ lines: [], total: gbp("0.00"), totalTax: gbp("0.00") });

    expect(compare(seen).map(inWords)).toEqual(["content - Total: 12.00 > 0.00 > 12.00", "content Walnut tray Line: 12.00 > null > 12.00"]);
  });

  test("in another order are the same lines", () => {
    const bowl = { ...SENT.lines[0], description: "Bowl", amount: gbp("6.00"), taxAmount: gbp("1.00"), unitAmount: 60_000n };
    const sent = { ...SENT, lines: [...SENT.lines, bowl as (typeof SENT.lines)[number]] };
    const seen = untouched({
      lines: [{ ...LINE, description: "Bowl", amount: gbp("6.00"), taxAmount: gbp("1.00"), unitAmount: 60_000n }, LINE],
      total: gbp("18.00"),
    });

    expect(compareStanding({ sent, seen, planned: sent.lines })).toEqual([]);
  });

  test("that the order alone has changed are shown, and are nobody's edit", () => {
    const [line] = SENT.lines;
    const planned = [{ ...(line as NonNullable<typeof line>), quantity: 2, amount: gbp("24.00"), taxAmount: gbp("4.00") }];

    expect(compare(untouched(), planned).map(inWords)).toEqual([
      "content - Total: 12.00 > 12.00 > 24.00 (not edited)",
      "content Walnut tray Quantity: 1 > 1 > 2 (not edited)",
      "content Walnut tray Amount: 12.00 > 12.00 > 24.00 (not edited)",
      "content Walnut tray Tax: 2.00 > 2.00 > 4.00 (not edited)",
    ]);
  });
});

test("the letter case of an account or a tracking option is Xero's", () => {
  const sent = { ...SENT, lines: SENT.lines.map((line) => ({ ...line, accountCode: "20a" })) };

  expect(compareStanding({ sent, seen: lineOf({ accountCode: "20A" }), planned: sent.lines })).toEqual([]);
});
