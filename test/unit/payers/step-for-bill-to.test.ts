import { describe, expect, test } from "vitest";
import { dryRunOf } from "../../../app/domain/backfill/dry-run";
import { contentFingerprint } from "../../../app/domain/edits/decision";
import type { CalendarDate, Instant } from "../../../app/domain/instant";
import type { BillToId, ContactId, InvoiceId } from "../../../app/domain/ids";
import type { InvoiceInBooks } from "../../../app/domain/ledger/sales-invoice";
import { billedTo } from "../../../app/domain/payers/billed-to";
import type { Billing } from "../../../app/domain/payers/who-is-billed";
import { askAboutBillTo } from "../../../app/domain/payers/step-for-bill-to";
import { planPosting } from "../../../app/domain/posting/plan-posting";
import { nextStep } from "../../../app/domain/sync/next-step";
import type { OrderSituation } from "../../../app/domain/sync/order-situation";
import { gbp } from "../../builders/amounts";
import { anOrganisation, postingInput } from "../../builders/books";
import { anOrderLine, anUnpaidOrder, tax } from "../../builders/order";
import { SENT, SOMEBODY_ELSE, untouched } from "../edits/edited-invoice";
import { CONTACT, inWords, sentence, situation } from "../sync/situation";
import { choice, INSURER, OFFICE } from "./choices";

const order = anUnpaidOrder();
const PAYER = "contact-9" as ContactId;
const own = choice("order", order.id);
const TO_INSURER: Billing = { kind: "payer", payer: INSURER, by: own };

type Overrides = Partial<Omit<OrderSituation, "order" | "invoice" | "bookedTransactions">>;

/** Posted to the buyer and unpaid; then somebody chose the insurer for it. */
function chosen(
  billing: Billing,
  seen: Partial<InvoiceInBooks> = {},
  { sent = SENT, ...overrides }: Overrides & { sent?: typeof SENT } = {},
) {
  const posting = billedTo(planPosting(postingInput(order)), order, billing);
  const standing = { invoice: untouched(seen), sent, contactId: CONTACT, billing, billedContactId: PAYER, posting };

  return nextStep(situation(order, { ...standing, ...overrides }));
}

test("the unpaid invoice is changed: contact and reference, and each line as it was sent", () => {
  const step = chosen(TO_INSURER);

  expect(step).toMatchObject({ do: "update-invoice", update: { whole: { contactId: PAYER }, billedBy: own.id } });
  if (step.do !== "update-invoice") throw new Error("No update.");
  expect(step.update.lines).toEqual(SENT.lines);
  expect(step.update.reference).toBe(`#1001 for Shopify ${order.customer?.id.split("/").at(-1)}`);
  expect([step.update.date, step.update.dueDate, step.update.number]).toEqual([SENT.date, SENT.dueDate, SENT.number]);
});

test("a reference that a person wrote stays", () => {
  expect(chosen(TO_INSURER, { reference: "Claim 77" })).toMatchObject({ update: { reference: "Claim 77" } });
});

describe("nothing is changed", () => {
  test.each<[string, Billing]>([
    ["by a tag's choice", { ...TO_INSURER, by: choice("tag", "insured") }],
    ["by a customer's", { ...TO_INSURER, by: choice("customer", "gid://shopify/Customer/1") }],
    ["by a company's", { ...TO_INSURER, by: choice("company", "gid://shopify/Company/1") }],
    ["by tags that disagree", { kind: "unclear", by: [choice("tag", "a"), choice("tag", "b")] }],
    ["where nobody chose", { kind: "buyer", by: null }],
  ])("%s: those are for orders to come", (_what, billing) => {
    expect(inWords(chosen(billing))).toBe("synced");
  });

  test("where the invoice is that contact's already", () => {
    expect(inWords(chosen(TO_INSURER, { contactId: PAYER }, { sent: { ...SENT, contactId: PAYER } }))).toBe("synced");
  });

  test("a second time: what a person did with the contact since, or a contact that is gone, asks nothing of this choice", () => {
    const sent = { ...SENT, contactId: PAYER, billedBy: own.id };

    expect(inWords(chosen(TO_INSURER, { contactId: SOMEBODY_ELSE }, { sent }))).toBe("attention edited-in-books");
    expect(inWords(chosen(TO_INSURER, { contactId: PAYER }, { sent, billedContactId: null }))).toBe("synced");
  });

  test("while an edit of a person waits to be decided about", () => {
    expect(inWords(chosen(TO_INSURER, { dueDate: "2027-01-31" }))).toBe("attention edited-in-books");
  });
});

describe("refused, with what to do instead", () => {
  const locked = situation(order).ground;
  const ground = { ...locked, organisation: anOrganisation({ lockedUntil: "2026-12-31" as CalendarDate }) };

  test.each<[string, Partial<InvoiceInBooks>, RegExp]>([
    ["part-paid", { amountPaid: gbp("5.00"), amountDue: gbp("7.00") }, /has payments or credit on it/],
    ["credited", { amountCredited: gbp("5.00"), amountDue: gbp("7.00") }, /has payments or credit on it/],
    ["locked", { date: "2026-11-20" }, /is locked up to 2026-12-31\. Unlock the period in Xero, or: /],
  ])("%s", (_what, seen, words) => {
    const standing = { invoice: untouched(seen), sent: SENT, contactId: CONTACT, billing: TO_INSURER, billedContactId: PAYER, ground };
    const rest = askAboutBillTo({
      ...situation(order, standing),
      invoice: { id: "invoice-1" as InvoiceId, seen: standing.invoice, sent: SENT },
    });

    expect(rest && sentence(rest)).toMatch(words);
    expect(rest && sentence(rest)).toMatch(/Undo the order, choose who is billed, then post it again\.$/);
  });

  test("kept as a person made it: its contact is theirs to change", () => {
    const seen = untouched({ dueDate: "2027-01-31" });
    const standsAs = contentFingerprint(seen);
    const decision = { do: "keep" as const, at: "2026-11-21T10:00:00Z" as Instant, standsAs, standsFor: SENT.lines };
    const posting = billedTo(planPosting(postingInput(order)), order, TO_INSURER);
    const given = { ...situation(order, { contactId: CONTACT, billing: TO_INSURER, billedContactId: PAYER, posting }) };

    expect(sentence(nextStep({ ...given, invoice: { id: "invoice-1" as InvoiceId, seen, sent: SENT, decision } }))).toMatch(
      /^Invoice SH-1001 is kept as a person made it in Xero: change its contact there\. Or: Undo/,
    );
  });

  test("and asked of the merchant once money is booked, not before", () => {
    expect(inWords(chosen(TO_INSURER, {}, { ground }))).toBe("attention bill-to");
    expect(inWords(chosen(TO_INSURER, { amountPaid: gbp("5.00"), amountDue: gbp("7.00") }))).toMatch(/^show-part-payment/);
  });
});

describe("the payer has no contact in Xero", () => {
  const described: Billing = { kind: "payer", payer: OFFICE, by: own };

  test("one that was described is made, posted or not", () => {
    expect(inWords(chosen(described, {}, { billedContactId: null }))).toBe("create-contact");
    expect(inWords(nextStep(situation(order, { billing: described })))).toBe("create-contact");
  });

  test("one that was chosen and archived is never made anew", () => {
    expect(sentence(chosen(TO_INSURER, {}, { billedContactId: null }))).toMatch(
      /^Example Insurance, to whom this order is billed, was archived in Xero/,
    );
    expect(inWords(nextStep(situation(order, { billing: TO_INSURER })))).toBe("attention bill-to");
  });
});

test("an order that is not posted yet and whose tags disagree is held, and names both", () => {
  const billing: Billing = { kind: "unclear", by: [choice("tag", "a"), choice("tag", "b", { payer: OFFICE })] };

  expect(sentence(nextStep(situation(order, { billing, contactId: CONTACT })))).toBe(
    "Tags of this order bill it to different contacts: “a” and “b”. Choose on this page who is billed for it.",
  );
});

test("a dry run takes a chosen contact for there, and counts an order whose tags disagree as held", () => {
  const { posting, ground } = situation(order);
  const unclear: Billing = { kind: "unclear", by: [choice("tag", "a"), choice("tag", "b", { payer: OFFICE })] };

  expect(dryRunOf({ order, posting, ground, billing: TO_INSURER }).outcomes).toMatchObject({ post: 1, held: 0 });
  expect(dryRunOf({ order, posting, ground, billing: unclear }).outcomes).toMatchObject({ post: 0, held: 1 });
});

test("a change of the order sends lines only: the choice that was carried out stays on record, not one that was made since", () => {
  const first = choice("tag", "insured", { id: "first" as BillToId });
  const since: Billing = { kind: "payer", payer: INSURER, by: choice("tag", "insured", { id: "since" as BillToId }) };
  const doubled = anUnpaidOrder({
    lines: [anOrderLine({ quantity: 2, taxLines: [tax("VAT 20", gbp("4.00"))] })],
    totals: { total: gbp("24.00"), tax: gbp("4.00") },
  });
  const posting = billedTo(planPosting(postingInput(doubled)), doubled, since);
  const sent = { ...SENT, contactId: PAYER, billedBy: first.id };
  const standing = { invoice: untouched({ contactId: PAYER }), sent, contactId: PAYER, billing: since, billedContactId: PAYER, posting };

  expect(nextStep(situation(doubled, standing))).toMatchObject({ do: "update-invoice", update: { billedBy: "first" } });
  const { billedBy: _by, ...nobodys } = sent;
  expect(nextStep(situation(doubled, { ...standing, sent: nobodys }))).toMatchObject({
    do: "update-invoice",
    update: expect.not.objectContaining({ billedBy: "since" }),
  });
});
