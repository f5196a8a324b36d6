import { describe, expect, test } from "vitest";
import type { Books, BooksDocument } from "./oracle/books-side";
import { judgeAct, type Act } from "./oracle/judge-act";
import type { ShopOrder } from "./oracle/shop-side";

const ORDER: ShopOrder = {
  ...{ id: 1, name: "#1001", shop: "demo.myshopify.com", currency: "GBP", total: "29.00", totalTax: "4.83" },
  ...{ note: null, transactions: [], refunds: [] },
};
const INVOICE: BooksDocument = {
  ...{ id: "i-1", type: "ACCREC", number: "SH-1001", reference: "#1001", status: "AUTHORISED", currencyCode: "GBP" },
  ...{ total: "29.00", totalTax: "4.83", paid: "0.00", credited: "0.00", dueDate: "2026-11-27", contactId: "c-1", contactName: "Ada" },
};

function receipt(amount: string): ShopOrder["transactions"][number] {
  return { id: 7, kind: "SALE", status: "SUCCESS", amount };
}

/** What is found where the invoice stands with these changes, or (null) not at all. */
function found(act: Act, invoice: Partial<BooksDocument> | null, order: Partial<ShopOrder> = {}): string[] {
  const invoices = invoice ? [{ ...INVOICE, ...invoice }] : [];
  const books: Books = { invoices, creditNotes: [], payments: [], contacts: [] };
  return judgeAct({ ...ORDER, ...order }, books, act).map(({ kind, what }) => `${kind}: ${what}`);
}

describe("all of an invoice, settled by a person", () => {
  const act: Act = { does: "settles", amount: "29.00", shows: "receipt" };

  test("is one receipt of just that", () => {
    expect(found(act, { paid: "29.00" }, { transactions: [receipt("29.00")] })).toEqual([]);
    expect(found(act, { paid: "20.00", credited: "9.00" }, { transactions: [receipt("29.00")] })).toEqual([]);
  });

  test.each([
    ["that Shopify does not know", { paid: "29.00" }, [], "receipts in Shopify of nothing, not of 29.00"],
    [
      "that Shopify has twice",
      { paid: "29.00" },
      [receipt("29.00"), receipt("29.00")],
      "receipts in Shopify of 29.00, 29.00, not of 29.00",
    ],
    ["a cent short in Shopify", { paid: "29.00" }, [receipt("28.99")], "receipts in Shopify of 28.99, not of 29.00"],
    ["and settled again by us", { paid: "58.00" }, [receipt("29.00")], "5800 hundredths are settled on SH-1001, not 29.00"],
  ])("%s is wrong", (_what, ...[invoice, transactions, says]) => {
    expect(found(act, invoice, { transactions })).toEqual([`wrong: ${says}`]);
  });
});

describe("a part of an invoice, settled by a person", () => {
  const act: Act = { does: "settles", amount: "7.50", shows: "words" };
  const note = "Crossfoot: 7.50 of 29.00 is settled in Xero (invoice SH-1001), 21.50 is left.";

  test("stands on the order in words", () => {
    expect(found(act, { credited: "7.50" }, { note })).toEqual([]);
  });

  test("untold, or told of another amount, is wrong; so is money that Shopify never got", () => {
    expect(found(act, { credited: "7.50" })).toHaveLength(1);
    expect(found(act, { credited: "7.50" }, { note: note.replace("7.50", "7.51") })).toHaveLength(1);
    expect(found(act, { credited: "7.50" }, { note, transactions: [receipt("7.50")] })).toHaveLength(1);
  });
});

describe("an invoice as a person left it", () => {
  const act: Act = { does: "changes", total: "12.50", totalTax: "2.08", dueDate: "2027-01-31" };
  const left = { total: "12.50", totalTax: "2.08", dueDate: "2027-01-31" };

  test("stands", () => {
    expect(found(act, left)).toEqual([]);
  });

  test.each([{ total: "29.00" }, { totalTax: "2.09" }, { dueDate: "2026-11-27" }])("overwritten with %o is wrong", (change) => {
    expect(found(act, { ...left, ...change })).toHaveLength(1);
  });

  test("and gone is lost", () => {
    expect(found(act, null)).toEqual(["lost: no invoice of a person's doing"]);
  });
});

test("what a person took away, or keeps out, must not stand again, under whichever number", () => {
  expect(found({ does: "keeps out" }, null)).toEqual([]);
  expect(found({ does: "keeps out" }, { number: "SH-1001-P2" })).toEqual(["wrong: SH-1001-P2 stands, and a person had it otherwise"]);
});

test("after a merge the invoice is the contact's that is left", () => {
  expect(found({ does: "bills", contactId: "c-1" }, {})).toEqual([]);
  expect(found({ does: "bills", contactId: "c-2" }, {})).toEqual(["wrong: SH-1001 is Ada's, not the merged contact's"]);
});

describe("an account that the merchant chose", () => {
  const act: Act = { does: "codes", account: "260", lines: ["Oak stool"] };
  const on = (accountCode: string) => [
    { description: "Oak stool", accountCode },
    { description: "Delivery", accountCode: "200" },
  ];

  test("is that of the lines it was chosen for", () => {
    expect(found(act, { lines: on("260") })).toEqual([]);
  });

  test("is wrong where a line is on another, is there twice, or is not there", () => {
    expect(found(act, { lines: on("200") })).toEqual(["wrong: Oak stool of SH-1001 is on 200, not on 260"]);
    expect(found(act, { lines: [...on("260"), ...on("260")] })).toHaveLength(1);
    expect(found(act, {})).toEqual(["wrong: Oak stool of SH-1001 is on no account, not on 260"]);
  });
});

test("an order that was undone leaves no invoice", () => {
  expect(found({ does: "undoes" }, null)).toEqual([]);
  expect(found({ does: "undoes" }, {})).toEqual(["wrong: SH-1001 stands, and a person had it otherwise"]);
});

test("a customer's new name reaches the contact, and no other", () => {
  const act: Act = { does: "renames", contactId: "c-1", name: "Ada Married" };
  const judged = (name: string) => {
    const contacts = [{ id: "c-1", name, emailAddress: "ada@example.com", contactStatus: "ACTIVE" }];
    return judgeAct(ORDER, { invoices: [INVOICE], creditNotes: [], payments: [], contacts }, act).map(({ what }) => what);
  };

  expect(judged("Ada Married")).toEqual([]);
  expect(judged("Ada")).toEqual(["its contact is called Ada, not Ada Married"]);
  expect(found(act, {})).toEqual(["wrong: its contact is called nothing, not Ada Married"]);
});

describe("an order that two pay for, and the second has paid", () => {
  const act: Act = { does: "shares", contactId: "c-2", percent: 40 };
  // 40 % of 29.00 are 11.60, and of its tax of 4.83: 1.932.
  const FIRST = { ...INVOICE, total: "17.40", totalTax: "2.90" };
  const SECOND = {
    ...INVOICE,
    id: "i-2",
    number: "SH-1001-B",
    reference: "#1001 for Shopify 7",
    total: "11.60",
    totalTax: "1.93",
    paid: "11.60",
    contactId: "c-2",
  };
  const note = "Crossfoot: 11.60 of 29.00 is settled in Xero (invoice SH-1001), 17.40 is left.";
  const judged = (invoices: readonly BooksDocument[], order: Partial<ShopOrder> = {}) =>
    judgeAct({ ...ORDER, note, ...order }, { invoices, creditNotes: [], payments: [], contacts: [] }, act).map(({ what }) => what);

  test("is right to the cent", () => {
    expect(judged([FIRST, SECOND])).toEqual([]);
  });

  test.each<[string, Partial<BooksDocument>, Partial<BooksDocument>]>([
    ["a cent off", {}, { total: "11.61" }],
    ["tax on the wrong one", { totalTax: "2.91" }, {}],
    ["billed to the buyer", {}, { contactId: "c-1" }],
    ["both billed to the second payer", { contactId: "c-2" }, {}],
    ["with the second payer's money on the first", { paid: "11.60" }, {}],
  ])("%s is wrong", (_what, first, second) => {
    expect(
      judged([
        { ...FIRST, ...first },
        { ...SECOND, ...second },
      ]),
    ).toHaveLength(1);
  });

  test("without the second, with a third, untold, or paid in the shop by nobody, it is wrong", () => {
    expect(judged([INVOICE])).toEqual(["0 invoices beside that of #1001, not one"]);
    expect(judged([FIRST, SECOND, { ...SECOND, number: "SH-1001-B2" }])).toHaveLength(1);
    expect(judged([FIRST, SECOND], { note: null })).toHaveLength(1);
    expect(judged([FIRST, SECOND], { transactions: [receipt("11.60")] })).toHaveLength(1);
  });
});

describe("a credit note that was put back", () => {
  const act: Act = { does: "pushes", creditNote: "SH-1001-C1", total: "14.50", invoice: "29.00" };
  const NOTE = { ...INVOICE, id: "n-1", number: "SH-1001-C1", total: "14.50" };
  const judged = (notes: readonly BooksDocument[], paid = "29.00") =>
    judgeAct(ORDER, { invoices: [{ ...INVOICE, paid }], creditNotes: notes, payments: [], contacts: [] }, act).map(({ what }) => what);

  test("is as it was, once, and the invoice as it was paid", () => {
    expect(judged([NOTE])).toEqual([]);
    expect(judged([{ ...NOTE, total: "1.00" }])).toHaveLength(1);
    expect(judged([NOTE, { ...NOTE, number: "SH-1001-C2" }])).toHaveLength(1);
    expect(judged([])).toHaveLength(1);
    expect(judged([NOTE], "14.50")).toHaveLength(1);
  });
});
