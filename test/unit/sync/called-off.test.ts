import { describe, expect, test } from "vitest";
import { invoiceFingerprint } from "../../../app/domain/ledger/invoice-fingerprint";
import type { InvoiceInBooks } from "../../../app/domain/ledger/sales-invoice";
import { nextStep } from "../../../app/domain/sync/next-step";
import { gbp } from "../../builders/amounts";
import { anInvoiceInBooks } from "../../builders/books";
import { anOrder, anOrderLine, anUnpaidOrder, at } from "../../builders/order";
import { planOf } from "../../builders/outcome";
import { CONTACT, decide, inWords, sentence, situation } from "./situation";

const NOTHING = gbp("0.00");
/** A gift: one tray at 0.00. */
const FREE = {
  lines: [anOrderLine({ unitPrice: NOTHING, taxLines: [] })],
  totals: { total: NOTHING, tax: NOTHING, currentTotal: NOTHING, outstanding: NOTHING },
};
const FREE_CANCELLED = anUnpaidOrder({ ...FREE, cancelledAt: at("2026-11-21T09:00:00Z") });
const FREE_SENT = { ...planOf(situation(anUnpaidOrder(FREE)).posting).invoice, contactId: CONTACT };
/** Xero calls an approved invoice of 0.00 paid at once. */
const FREE_INVOICE = anInvoiceInBooks({
  status: "PAID",
  total: NOTHING,
  totalTax: NOTHING,
  amountDue: NOTHING,
  lines: [{ description: "Walnut tray", amount: NOTHING, taxAmount: NOTHING, accountCode: "200", taxType: "ZERORATEDOUTPUT" }],
});

/** £12.00, paid by card (transaction 1). */
const SENT = { ...planOf(situation(anOrder()).posting).invoice, contactId: CONTACT };
const OPEN = anInvoiceInBooks();
const SETTLED = anInvoiceInBooks({ status: "PAID", amountDue: NOTHING, amountPaid: gbp("12.00") });

describe("cancelled, and its invoice is one of 0.00", () => {
  test.each(["PAID", "DRAFT"] as const)("%s: nothing is to be taken back, and it stays", (status) => {
    expect(inWords(decide(FREE_CANCELLED, { invoice: { ...FREE_INVOICE, status }, sent: FREE_SENT }))).toBe("excluded");
  });

  test("a person made a draft of 5.00 of it: that is said", () => {
    const lines = FREE_INVOICE.lines.map((line) => ({ ...line, amount: gbp("5.00") }));
    const dearer = { ...FREE_INVOICE, status: "DRAFT" as const, total: gbp("5.00"), amountDue: gbp("5.00"), lines };
    const step = decide(FREE_CANCELLED, { invoice: dearer, sent: FREE_SENT });
    expect(inWords(step)).toBe("attention cancelled-after-posting");
    expect(sentence(step)).toContain("invoice SH-1001 was edited in Xero");
    expect(inWords(decide(FREE_CANCELLED, { invoice: { ...dearer, status: "VOIDED" }, sent: FREE_SENT }))).toBe("excluded");
  });

  test.each([
    ["DRAFT", true],
    ["AUTHORISED", false],
  ] as const)("ours is pushed over a %s of 5.00 that a person made of it: it is taken away", (status, draft) => {
    const lines = FREE_INVOICE.lines.map((line) => ({ ...line, amount: gbp("5.00") }));
    const seen = { ...FREE_INVOICE, status, total: gbp("5.00"), amountDue: gbp("5.00"), lines };
    const given = situation(FREE_CANCELLED, { invoice: seen, sent: FREE_SENT });
    const decision = { do: "push" as const, at: at("2026-12-01T12:00:00Z"), standsAs: invoiceFingerprint(seen) };
    const pushed = (over: Partial<InvoiceInBooks>) =>
      nextStep({ ...given, invoice: given.invoice && { ...given.invoice, seen: { ...seen, ...over }, decision } });

    expect(pushed({})).toEqual({
      do: "void-invoice",
      voided: { number: "SH-1001", url: FREE_SENT.url, draft, standsAs: invoiceFingerprint(seen) },
    });
    // What the merchant saw has changed since.
    expect(inWords(pushed({ total: gbp("6.00"), amountDue: gbp("6.00") }))).toBe("attention cancelled-after-posting");
  });

  test("ours is pushed over what somebody has paid by now: that is said, and stays", () => {
    const lines = FREE_INVOICE.lines.map((line) => ({ ...line, amount: gbp("5.00") }));
    const seen = { ...FREE_INVOICE, status: "PAID" as const, total: gbp("5.00"), amountPaid: gbp("5.00"), lines };
    const given = situation(FREE_CANCELLED, { invoice: seen, sent: FREE_SENT });
    const decision = { do: "push" as const, at: at("2026-12-01T12:00:00Z"), standsAs: invoiceFingerprint(seen) };

    expect(inWords(nextStep({ ...given, invoice: given.invoice && { ...given.invoice, decision } }))).toBe(
      "attention cancelled-after-posting",
    );
  });

  test("a tag keeps it out since, and it is not cancelled: its page says that it stands", () => {
    const posting = { kind: "exclude" as const, reason: "Not sent.", heldBackBy: "hold" };
    expect(inWords(decide(anUnpaidOrder(FREE), { invoice: FREE_INVOICE, sent: FREE_SENT, posting }))).toBe("attention choice-too-late");
  });
});

describe("cancelled, but the money was kept, and a tag or a setting keeps the order out", () => {
  const KEPT = anOrder({ cancelledAt: at("2026-11-21T09:00:00Z") });
  const byTag = { kind: "exclude" as const, reason: "Not sent.", heldBackBy: "staff" };
  const bySetting = { kind: "exclude" as const, reason: "Your settings keep orders of the channel “pos” out of the books." };

  test.each([
    ["unpaid yet in Xero", OPEN, []],
    ["paid", SETTLED, [1]],
  ] as const)("%s: the sale is not off, so nothing is voided, and what is said is about the tag", (_what, invoice, booked) => {
    const step = decide(KEPT, { invoice, booked, posting: byTag, sent: SENT });

    expect(inWords(step)).toBe("attention choice-too-late");
    expect(sentence(step)).toContain("Your rule for the tag “staff” keeps this order out of the books, but invoice SH-1001 stood");
    expect(inWords(decide(KEPT, { invoice, booked, posting: bySetting, sent: SENT }))).toBe("excluded");
  });
});
