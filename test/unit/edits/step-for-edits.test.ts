import { describe, expect, test } from "vitest";
import type { Order } from "../../../app/domain/commerce/order";
import { contentFingerprint, type EditDecision } from "../../../app/domain/edits/decision";
import type { Instant } from "../../../app/domain/instant";
import { invoiceFingerprint } from "../../../app/domain/ledger/invoice-fingerprint";
import type { InvoiceInBooks } from "../../../app/domain/ledger/sales-invoice";
import { nextStep } from "../../../app/domain/sync/next-step";
import type { StandingInvoice } from "../../../app/domain/sync/order-situation";
import { gbp } from "../../builders/amounts";
import { anOrganisation, ORDER_URL } from "../../builders/books";
import { anOrder, anOrderLine, anUnpaidOrder, aTransaction, at, tax } from "../../builders/order";
import type { CalendarDate } from "../../../app/domain/instant";
import { CONTACT, inWords, sentence, situation } from "../sync/situation";
import { LINE, SENT, SOMEBODY_ELSE, untouched } from "./edited-invoice";

/** A second tray: £24.00, £4.00 of it tax. */
const MORE = anUnpaidOrder({
  lines: [anOrderLine({ quantity: 2, taxLines: [tax("VAT 20", gbp("4.00"))] })],
  totals: { total: gbp("24.00"), tax: gbp("4.00"), currentTotal: gbp("24.00"), outstanding: gbp("24.00") },
});
const ONE = anUnpaidOrder();
const CANCELLED = anUnpaidOrder({ cancelledAt: at("2026-11-21T09:00:00Z") });

/** A bookkeeper takes £2.00 off: £10.00, £1.67 of it tax. */
const CHEAPER = untouched({
  lines: [{ ...LINE, unitAmount: 100_000n, amount: gbp("10.00"), taxAmount: gbp("1.67") }],
  total: gbp("10.00"),
  totalTax: gbp("1.67"),
  amountDue: gbp("10.00"),
});
const LATER = untouched({ dueDate: "2027-01-31" });
const NOON = "2026-12-01T12:00:00.000Z" as Instant;

const push = (seen: InvoiceInBooks): EditDecision => ({ do: "push", at: NOON, standsAs: invoiceFingerprint(seen) });
const keep = (seen: InvoiceInBooks, standsFor = SENT.lines): EditDecision => ({
  do: "keep",
  at: NOON,
  standsAs: contentFingerprint(seen),
  standsFor,
});

type Standing = { seen: InvoiceInBooks; decision?: EditDecision; sent?: StandingInvoice["sent"] };

function stepOf(order: Order, { seen, decision, sent = SENT }: Standing, overrides: Parameters<typeof situation>[1] = {}) {
  const given = situation(order, { invoice: seen, sent, ...overrides });

  return nextStep({ ...given, invoice: given.invoice && { ...given.invoice, ...(decision && { decision }) } });
}

describe("nothing decided", () => {
  test.each<[string, InvoiceInBooks, string]>([
    ["a due day", LATER, "Edited in Xero: due date of invoice SH-1001."],
    ["the contact", untouched({ contactId: SOMEBODY_ELSE }), "Edited in Xero: contact of invoice SH-1001."],
    [
      "the price",
      CHEAPER,
      "Invoice SH-1001 stands at 10.00 (tax 1.67) in Xero, the order at 12.00 (tax 2.00). Edited in Xero: total, unit price",
    ],
  ])("%s is content: a person is asked, though figures may agree", (_what, seen, words) => {
    const step = stepOf(ONE, { seen });

    expect(inWords(step)).toBe("attention edited-in-books");
    expect(sentence(step)).toContain(words);
  });

  test("coding and a reference are kept, and the order is in step", () => {
    const coded = untouched({
      reference: "PO 7",
      lines: [{ ...LINE, accountCode: "260", tracking: [{ category: "Region", option: "North" }] }],
    });

    expect(inWords(stepOf(ONE, { seen: coded }))).toBe("synced");
  });

  test("money is booked all the same, and only then a person is asked", () => {
    const paid = anOrder({ transactions: [aTransaction(1, { amount: gbp("12.00") })] });

    expect(inWords(stepOf(paid, { seen: LATER }))).toBe("create-payments Shopify 1");
    const settled = { ...LATER, status: "PAID" as const, amountPaid: gbp("12.00"), amountDue: gbp("0.00") };
    expect(inWords(stepOf(paid, { seen: settled }, { booked: [1] }))).toBe("attention edited-in-books");
  });
});

describe("a person's coding", () => {
  const tracking = [{ category: "Region", option: "North" }];
  const coded = untouched({ lines: [{ ...LINE, accountCode: "260", tracking }] });

  test("is carried into the change, again and again", () => {
    const first = stepOf(MORE, { seen: coded });
    expect(first).toMatchObject({ do: "update-invoice", update: { lines: [{ quantity: 2, accountCode: "260", tracking }] } });
    if (first.do !== "update-invoice") throw new Error("Expected a change.");
    // Written so; then the order goes back to one tray.
    const line = { ...LINE, accountCode: "260", tracking, quantity: 20_000n, amount: gbp("24.00"), taxAmount: gbp("4.00") };
    const now = untouched({ lines: [line], total: gbp("24.00"), totalTax: gbp("4.00"), amountDue: gbp("24.00") });
    const sent = { ...first.update, contactId: SENT.contactId };

    expect(inWords(stepOf(MORE, { seen: now, sent }))).toBe("synced");
    expect(stepOf(ONE, { seen: now, sent })).toMatchObject({
      do: "update-invoice",
      update: { lines: [{ quantity: 1, accountCode: "260", tracking }] },
    });
  });

  test("goes with a supplement to a paid invoice", () => {
    const paid = { ...coded, status: "PAID" as const, amountPaid: gbp("12.00"), amountDue: gbp("0.00") };
    const order = { ...MORE, transactions: [aTransaction(1, { amount: gbp("12.00") })] };
    const totals = { ...MORE.totals, received: gbp("12.00"), netPayment: gbp("12.00"), outstanding: gbp("12.00") };

    expect(stepOf({ ...order, totals }, { seen: paid }, { booked: [1] })).toMatchObject({
      do: "create-supplement",
      invoice: { lines: [{ accountCode: "260", tracking, amount: gbp("12.00"), taxAmount: gbp("2.00") }] },
    });
  });

  test("another rate is not carried to where the order's tax is another now", () => {
    const zero = untouched({ lines: [{ ...LINE, taxType: "RROUTPUT" }] });
    const exempt = anUnpaidOrder({
      lines: [anOrderLine({ taxLines: [] })],
      totals: { total: gbp("12.00"), tax: gbp("0.00"), currentTotal: gbp("12.00"), outstanding: gbp("12.00") },
    });

    expect(stepOf(exempt, { seen: zero })).toMatchObject({ do: "update-invoice", update: { lines: [{ taxType: "ZERORATEDOUTPUT" }] } });
  });
});

describe("push ours", () => {
  test("writes the whole invoice as we would send it now, over what the merchant saw", () => {
    expect(stepOf(MORE, { seen: CHEAPER, decision: push(CHEAPER) })).toMatchObject({
      do: "update-invoice",
      update: {
        number: "SH-1001",
        standsAs: invoiceFingerprint(CHEAPER),
        whole: { contactId: SENT.contactId },
        dueDate: SENT.dueDate,
        lines: [{ quantity: 2, amount: gbp("24.00") }],
      },
    });
  });

  test("coding too", () => {
    const seen = { ...CHEAPER, lines: CHEAPER.lines.map((line) => ({ ...line, accountCode: "260" })) };

    expect(stepOf(ONE, { seen, decision: push(seen) })).toMatchObject({ update: { lines: [{ accountCode: "200" }] } });
  });

  test("lapses when the invoice stands otherwise by then, and is spent once it was sent", () => {
    expect(inWords(stepOf(ONE, { seen: LATER, decision: push(CHEAPER) }))).toBe("attention edited-in-books");
    const sent = { ...SENT, standsAs: invoiceFingerprint(CHEAPER) };
    expect(inWords(stepOf(ONE, { seen: CHEAPER, sent, decision: push(CHEAPER) }))).toBe("attention edited-in-books");
  });

  test("is refused with what can be done where a paid invoice has other figures, and in a locked period", () => {
    const paid = { ...CHEAPER, status: "PAID" as const, amountPaid: gbp("10.00"), amountDue: gbp("0.00") };
    expect(sentence(stepOf(ONE, { seen: paid, decision: push(paid) }))).toBe(
      "Invoice SH-1001 has payments or credit on it, and Xero lets nobody change its total, unit price, amount, tax then. " +
        "Remove them in Xero and push again, or keep theirs.",
    );
    const organisation = anOrganisation({ lockedUntil: "2026-12-31" as CalendarDate });
    const ground = { organisation, lockDates: "hold" as const, orderUrl: ORDER_URL, today: "2027-01-02" as CalendarDate };
    expect(sentence(stepOf(ONE, { seen: CHEAPER, decision: push(CHEAPER) }, { ground }))).toContain("is locked up to 2026-12-31");
  });

  describe("on an invoice that somebody has paid", () => {
    const PAID = { status: "PAID" as const, amountPaid: gbp("12.00"), amountDue: gbp("0.00") };
    const CREDITED = { ...PAID, amountPaid: gbp("0.00"), amountCredited: gbp("12.00") };
    const KNOWN = { ...LINE, id: "line-1" };
    const settled = (order: Order, seen: InvoiceInBooks) => stepOf(order, { seen, decision: push(seen) }, { booked: [1] });
    const IN_SHOP = anOrder();

    test("puts back due day and reference alone, where no line was changed", () => {
      const seen = untouched({ ...PAID, dueDate: "2027-01-31", reference: "PO 7" });

      expect(settled(IN_SHOP, seen)).toMatchObject({
        do: "update-invoice",
        update: { dueDate: SENT.dueDate, reference: SENT.reference, onlyFree: { contact: false, lines: [] } },
      });
    });

    test("puts back words, account and tracking of a line by Xero's own id of it", () => {
      const recoded = {
        ...KNOWN,
        description: "A tray, as agreed",
        accountCode: "260",
        tracking: [{ category: "Region", option: "North" }],
      };
      const step = settled(IN_SHOP, untouched({ ...PAID, lines: [recoded] }));

      expect(step).toMatchObject({
        do: "update-invoice",
        update: {
          onlyFree: { contact: false, lines: ["line-1"] },
          lines: [{ description: "Walnut tray", accountCode: "200", tracking: [] }],
        },
      });
    });

    test("a line of which the id was never read is asked about", () => {
      expect(inWords(settled(IN_SHOP, untouched({ ...PAID, lines: [{ ...LINE, description: "A tray" }] })))).toBe(
        "attention edited-in-books",
      );
    });

    test("puts back the contact, but not where a credit note settled it: credit is its contact's", () => {
      const moved = { contactId: SOMEBODY_ELSE };
      expect(settled(IN_SHOP, untouched({ ...PAID, ...moved }))).toMatchObject({
        update: { whole: { contactId: CONTACT }, onlyFree: { contact: true } },
      });
      expect(sentence(settled(IN_SHOP, untouched({ ...CREDITED, ...moved })))).toContain("Xero lets nobody change its contact then");
    });

    test("puts back nothing where one of its changes cannot be: half of ours is nobody's", () => {
      const mixed = untouched({ ...PAID, dueDate: "2027-01-31", date: "2026-11-01" });

      expect(sentence(settled(IN_SHOP, mixed))).toContain("Xero lets nobody change its date then.");
    });
  });

  test("of a cancelled order voids the invoice", () => {
    expect(inWords(stepOf(CANCELLED, { seen: CHEAPER }))).toBe("attention cancelled-after-posting");
    expect(inWords(stepOf(CANCELLED, { seen: CHEAPER, decision: push(CHEAPER) }))).toBe("void-invoice");
  });
});

describe("keep theirs", () => {
  test("nothing is asked any more: 10.00 in Xero stands for 12.00", () => {
    expect(inWords(stepOf(ONE, { seen: CHEAPER, decision: keep(CHEAPER) }))).toBe("synced");
  });

  test("what the order becomes later is booked beside it: 12.00 more, not 14.00", () => {
    expect(stepOf(MORE, { seen: CHEAPER, decision: keep(CHEAPER) })).toMatchObject({
      do: "create-supplement",
      invoice: { number: "SH-1001-A1", lines: [{ amount: gbp("12.00"), taxAmount: gbp("2.00") }] },
    });
  });

  test("a payment in Xero does not undo it, another edit of the content does, another account does not", () => {
    const decision = keep(CHEAPER);
    const paid = { ...CHEAPER, status: "PAID" as const, amountPaid: gbp("10.00"), amountDue: gbp("0.00") };
    const step = stepOf(ONE, { seen: paid, decision });
    expect(inWords(step)).toBe("attention cannot-mark-paid");
    expect(sentence(step)).toContain("you kept the invoice as it was edited in Xero, -2.00 beside the order");
    const coded = { ...CHEAPER, lines: CHEAPER.lines.map((line) => ({ ...line, accountCode: "260" })) };
    expect(inWords(stepOf(ONE, { seen: coded, decision }))).toBe("synced");
    expect(inWords(stepOf(ONE, { seen: { ...CHEAPER, dueDate: "2027-01-31" }, decision }))).toBe("attention edited-in-books");
  });

  test("a merge of contacts does not undo it: it moves what was sent along; a contact that only Xero has otherwise does", () => {
    const decision = keep(CHEAPER);
    const seen = { ...CHEAPER, contactId: SOMEBODY_ELSE };

    expect(inWords(stepOf(ONE, { seen, sent: { ...SENT, contactId: SOMEBODY_ELSE }, decision }))).toBe("synced");
    expect(inWords(stepOf(ONE, { seen, decision }))).toBe("attention edited-in-books");
  });

  test("of another account after that, the difference of a later change goes there too", () => {
    const coded = { ...CHEAPER, lines: CHEAPER.lines.map((line) => ({ ...line, accountCode: "260" })) };

    expect(stepOf(MORE, { seen: coded, decision: keep(CHEAPER) })).toMatchObject({
      do: "create-supplement",
      invoice: { lines: [{ accountCode: "260", amount: gbp("12.00") }] },
    });
  });

  test("a cancelled order asks again, unless it was kept as cancelled", () => {
    expect(inWords(stepOf(CANCELLED, { seen: CHEAPER, decision: keep(CHEAPER) }))).toBe("attention cancelled-after-posting");
    expect(inWords(stepOf(CANCELLED, { seen: CHEAPER, decision: keep(CHEAPER, []) }))).toBe("excluded");
  });
});
