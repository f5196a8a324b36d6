import { describe, expect, test } from "vitest";
import { dryRunOf } from "../../../app/domain/backfill/dry-run";
import type { Order } from "../../../app/domain/commerce/order";
import { keepCoding } from "../../../app/domain/edits/keep-coding";
import { NOT_ELSEWHERE } from "../../../app/domain/elsewhere/match-invoice";
import type { BillToId, ContactId, PaymentId, RefundId, TransactionId } from "../../../app/domain/ids";
import type { CalendarDate } from "../../../app/domain/instant";
import type { SalesInvoice } from "../../../app/domain/ledger/sales-invoice";
import type { Money } from "../../../app/domain/money/money";
import { partsOf } from "../../../app/domain/payers/parts";
import { partWith } from "../../../app/domain/payers/part-with";
import { secondInForce } from "../../../app/domain/payers/second-in-force";
import { secondRefundKey, type SecondPayer } from "../../../app/domain/payers/second-payer";
import { planPosting } from "../../../app/domain/posting/plan-posting";
import { documentTotal } from "../../../app/domain/posting/tie-out";
import { nextStep } from "../../../app/domain/sync/next-step";
import type { OrderSituation } from "../../../app/domain/sync/order-situation";
import { gbp } from "../../builders/amounts";
import { anOrganisation, postingInput } from "../../builders/books";
import { anOrder, anUnpaidOrder, aTransaction } from "../../builders/order";
import { planOf } from "../../builders/outcome";
import { aRefund, aRefundLine } from "../../builders/refund";
import { CONTACT, inWords, sentence, situation } from "../sync/situation";
import { FORTY, INSURER, noteStanding, partsFor, postingOf, shared, standing } from "./two-payers";

const unpaid = anUnpaidOrder();

describe("an order with a second payer", () => {
  test("not posted yet: the first invoice is over the first payer's part; the second is made next, for the other contact", () => {
    const first = nextStep(situation(unpaid, { posting: postingOf(unpaid), contactId: CONTACT, secondContactId: INSURER }));
    if (first.do !== "create-invoice") throw new Error(first.do);
    expect([first.plan.invoice.number, documentTotal(first.plan.invoice)]).toEqual(["SH-1001", gbp("7.20")]);

    const next = nextStep(shared(unpaid, { supplements: [] }));
    if (next.do !== "create-supplement") throw new Error(next.do);
    expect([next.invoice.number, documentTotal(next.invoice), next.second]).toEqual(["SH-1001-B", gbp("4.80"), INSURER]);
    expect(inWords(nextStep(shared(unpaid)))).toBe("synced");
  });

  test("whose contact is not there is held before anything is posted, and before the second invoice is made", () => {
    const held = situation(unpaid, { posting: postingOf(unpaid), contactId: CONTACT, secondContactId: null });
    for (const each of [held, shared(unpaid, { supplements: [], secondContactId: null })]) {
      expect(inWords(nextStep(each))).toBe("attention bill-to");
      expect(sentence(nextStep(each))).toMatch(/Restore it there and choose it again/);
    }
  });

  test("a transaction pays an invoice once: what Xero refused on the first is not put beside its payment on the second", () => {
    const order = anOrder();
    const [{ id, amount } = { id: "" as TransactionId, amount: gbp("0.00") }] = order.transactions;
    const reference = `Shopify ${id.split("/").at(-1)} on SH-1001-B`;
    const payment = { id: "payment-1" as PaymentId, amount: gbp("1.00"), date: "2026-11-20" as CalendarDate, reference };
    // £7.20 of the first were paid by hand meanwhile; £1.00 of the £12.00 stands on the second, which asks for £3.80 more.
    const standing = { first: { paid: gbp("7.20") }, second: { paid: gbp("1.00"), payments: [payment] } };
    const step = nextStep(shared(order, { ...standing, bookedTransactions: new Map([[id, gbp("1.00")]]) }));

    expect(amount).toEqual(gbp("12.00"));
    expect(sentence(step)).toMatch(/^Shopify received 11.00, but invoice SH-1001 only has 3.80 left to pay in Xero/);
  });

  test("voided by a person, the second invoice is not made again", () => {
    expect(inWords(nextStep(shared(unpaid, { second: { status: "VOIDED" } })))).toBe("attention gone-from-books");
  });

  test("which there is no longer: the second invoice is voided first, then the first raised", () => {
    const ended = shared(unpaid, { posting: postingOf(unpaid, null) });
    expect(nextStep(ended)).toMatchObject({ do: "void-invoice", voided: { number: "SH-1001-B" }, supplement: "invoice-2" });

    const voided = nextStep(shared(unpaid, { posting: postingOf(unpaid, null), second: { status: "VOIDED", amountDue: gbp("0.00") } }));
    if (voided.do !== "update-invoice") throw new Error(voided.do);
    expect([documentTotal(voided.update), voided.update.sharedBy, voided.supplement]).toEqual([gbp("12.00"), undefined, undefined]);
  });

  test("who is another now: first the first payer's share, then the same second invoice with the other contact", () => {
    const other = { ...FORTY, contactId: "contact-8" as ContactId, portion: { kind: "percent" as const, percent: "50" } };
    const posting = postingOf(unpaid, other);
    const lowered = nextStep(shared(unpaid, { posting, secondContactId: other.contactId }));
    expect(lowered).toMatchObject({ do: "update-invoice", update: { number: "SH-1001", sharedBy: other } });
    expect(lowered).not.toHaveProperty("supplement");

    const first = standing(["invoice-1", CONTACT], partsFor(unpaid, other).first.invoice);
    const moved = nextStep(shared(unpaid, { posting, secondContactId: other.contactId, invoice: first }));
    expect(moved).toMatchObject({ do: "update-invoice", supplement: "invoice-2", update: { whole: { contactId: "contact-8" } } });

    // Archived meanwhile: neither invoice is changed, for the second would stay the insurer's and count as the other's.
    for (const gone of [
      shared(unpaid, { posting, secondContactId: null }),
      shared(unpaid, { posting, secondContactId: null, invoice: first }),
    ]) {
      expect(inWords(nextStep(gone))).toBe("attention bill-to");
      expect(sentence(nextStep(gone))).toMatch(/Restore it there and choose it again/);
    }
  });
});

test("money in Shopify pays the first invoice, then the second, by a reference of its own", () => {
  const paid = anOrder();
  const step = nextStep(shared(paid));
  if (step.do !== "create-payments") throw new Error(step.do);

  expect(step.payments.map(({ invoiceId, amount, reference }) => [invoiceId, amount, reference])).toEqual([
    ["invoice-1", gbp("7.20"), expect.stringMatching(/^Shopify \d+$/)],
    ["invoice-2", gbp("4.80"), expect.stringMatching(/^Shopify \d+ on SH-1001-B$/)],
  ]);
});

test("paid by the second payer in Xero and by the buyer in Shopify: nothing is booked twice, and all paid twice is asked about", () => {
  const paid = anOrder();
  const seen = { paid: gbp("4.80"), payments: [{ id: "payment-1", amount: gbp("4.80"), date: "2026-11-21", reference: null }] };

  expect(inWords(nextStep(shared(paid, { second: seen })))).toBe("attention paid-twice");
});

describe("all of a shared order was refunded", () => {
  const manual = aTransaction(2, { amount: gbp("4.80"), gateway: "manual" });
  const card = aTransaction(1, { amount: gbp("7.20") });
  const back = (number: number, amount: Money, parent: number) =>
    aTransaction(number, { kind: "REFUND", amount, parentId: `gid://shopify/OrderTransaction/${parent}` as TransactionId });
  const refund = (transactions: readonly ReturnType<typeof back>[]) =>
    anOrder({
      transactions: [card, manual, ...transactions],
      refunds: [aRefund(1, { lines: [aRefundLine()], transactionIds: transactions.map(({ id }) => id) })],
      totals: { currentTotal: gbp("0.00"), currentTax: gbp("0.00"), refunded: gbp("12.00"), netPayment: gbp("0.00") },
    });

  /** The buyer paid by card, the second payer in Xero: the shop shows that as a payment, too. */
  function step(order: Order) {
    const parts = partsFor(order);
    const [first, second] = [parts.first.creditNotes[0], parts.second.creditNotes[0]];
    if (!first || !second) throw new Error("There is a credit note for each.");
    const inXero = { id: "payment-2", amount: gbp("4.80"), date: "2026-11-21", reference: null };
    const byCard = { id: "payment-1", amount: gbp("7.20"), date: "2026-11-20", reference: "Shopify 1" };

    return nextStep(
      shared(order, {
        first: { paid: gbp("7.20"), payments: [byCard] },
        second: { paid: gbp("4.80"), payments: [inXero] },
        creditNotes: new Map([
          [first.refundId, noteStanding("note-1", first, CONTACT)],
          [secondRefundKey(second.refundId) as RefundId, noteStanding("note-2", second, INSURER)],
        ]),
        bookedTransactions: new Map([
          [card.id, gbp("7.20")],
          [manual.id, null],
        ]),
        mirrored: new Map([[manual.id, "payment-2"]]),
        ownPayments: new Set(["payment-1"]),
      }),
    );
  }

  test("each payer by what they had paid: out of each payer's own credit", () => {
    const refunds = step(refund([back(3, gbp("7.20"), 1), back(4, gbp("4.80"), 2)]));
    if (refunds.do !== "create-refunds") throw new Error(sentence(refunds));

    expect(refunds.refunds.map(({ on, amount }) => [on, amount])).toEqual([
      [{ kind: "credit-note", number: "SH-1001-R1" }, gbp("7.20")],
      [{ kind: "credit-note", number: "SH-1001-B-R1" }, gbp("4.80")],
    ]);
  });

  test("all to the buyer's card: the second payer's credit is left alone, and a person is asked", () => {
    expect(sentence(step(refund([back(3, gbp("12.00"), 1)])))).toMatch(/4\.80 more than the buyer's own credit/);
  });
});

describe("with whom a posted order is shared", () => {
  const organisation = anOrganisation();
  const other = { ...FORTY, portion: { kind: "percent" as const, percent: "50" } };
  const tagged = { ...FORTY, scope: "tag" as const };
  const none = situation(unpaid);
  const alone = { ...none, invoice: standing(["invoice-1", CONTACT], planOf(planPosting(postingInput(unpaid))).invoice) };
  const second = (chosen: SecondPayer | null, links: OrderSituation) => secondInForce(chosen, links, organisation);

  test("as chosen, while nothing stands or all can follow", () => {
    expect(second(tagged, none)).toEqual({ second: tagged, obstacle: null });
    expect(second(FORTY, alone)).toEqual({ second: FORTY, obstacle: null });
    expect(second(other, shared(unpaid)).second).toEqual(other);
    expect(second(null, shared(unpaid)).second).toBeNull();
  });

  test("nobody, of an order that came to nothing: Xero shows its invoice as paid, and there is nothing to tell of", () => {
    const nothing = standing(["invoice-1", CONTACT], { ...planOf(planPosting(postingInput(unpaid))).invoice, lines: [] });

    expect(nothing.seen.status).toBe("PAID");
    expect(second(FORTY, { ...alone, invoice: nothing })).toEqual({ second: null, obstacle: null });
  });

  test("as it was sent, by choices that are for orders to come, and where an invoice was paid", () => {
    expect(second(tagged, alone)).toEqual({ second: null, obstacle: null });
    const late = second(null, shared(unpaid, { second: { paid: gbp("4.80") } }));
    expect([late.second, late.obstacle]).toEqual([FORTY, expect.stringMatching(/invoice SH-1001-B has payments or credit on it/)]);
    expect(second(other, shared(unpaid, { first: { paid: gbp("1.00") } })).second).toEqual(FORTY);
    // Chosen once more, by another choice: nothing is new.
    expect(second({ ...FORTY, id: "later" as BillToId }, shared(unpaid, { first: { paid: gbp("1.00") } })).obstacle).toBeNull();
  });

  test("as it was sent, where the second invoice was paid after the first had followed: the first goes back", () => {
    const first = standing(["invoice-1", CONTACT], partsFor(unpaid, other).first.invoice);
    expect(second(other, shared(unpaid, { invoice: first }))).toEqual({ second: other, obstacle: null });

    const halfway = shared(unpaid, { invoice: first, second: { paid: gbp("1.00") } });
    const { second: inForce, obstacle } = second(other, halfway);
    expect([inForce, obstacle]).toEqual([FORTY, expect.stringMatching(/invoice SH-1001-B has payments or credit on it/)]);
    const back = nextStep({ ...halfway, posting: postingOf(unpaid, inForce) });
    if (back.do !== "update-invoice") throw new Error(back.do);
    expect([documentTotal(back.update), back.update.sharedBy]).toEqual([gbp("7.20"), FORTY]);
  });

  test("by amounts alone, where neither can follow any more: if they are another's, that is said", () => {
    const another = { ...other, contactId: "contact-8" as ContactId };
    const halfway = (chosen: SecondPayer) => {
      const part = standing(["invoice-1", CONTACT], partsFor(unpaid, chosen).first.invoice);
      const paid = { ...part, seen: { ...part.seen, amountPaid: gbp("1.00") } };

      return second(chosen, shared(unpaid, { invoice: paid, second: { paid: gbp("1.00") } }));
    };
    expect(halfway(another)).toEqual({ second: another, obstacle: expect.stringMatching(/SH-1001 has payments or credit on it/) });
    expect(halfway(other)).toEqual({ second: other, obstacle: null });
  });

  test("with nobody, once the second invoice is voided: the first may be paid by then", () => {
    const voided = shared(unpaid, { first: { paid: gbp("7.20") }, second: { status: "VOIDED" } });
    expect(second(null, voided)).toEqual({ second: null, obstacle: null });
    expect(nextStep({ ...voided, posting: postingOf(unpaid, null) })).toMatchObject({
      do: "create-supplement",
      invoice: { number: "SH-1001-A1" },
    });
  });
});

test("what stands is told apart by number, and each document's planned side is its payer's own", () => {
  const links = shared(unpaid);
  if (!links.invoice) throw new Error("It stands.");
  const posted = { ...links, invoice: links.invoice };
  const supplement = standing(["invoice-3", CONTACT], { ...links.invoice.sent, number: "SH-1001-A1" } as SalesInvoice);
  const ofSecond = standing(["invoice-4", INSURER], { ...links.invoice.sent, number: "SH-1001-B-A1" } as SalesInvoice);
  const { first, second } = partsOf({ ...posted, supplements: [supplement, ...posted.supplements, ofSecond] });

  expect(first.supplements.map(({ id }) => id)).toEqual(["invoice-3"]);
  expect([second?.invoice.id, ...(second?.supplements ?? []).map(({ id }) => id)]).toEqual(["invoice-2", "invoice-4"]);
  const plan = planOf(postingOf(unpaid));
  const [mine] = posted.supplements;
  if (!mine) throw new Error("It stands.");
  const side = partWith(mine, { posted, plan });
  expect(side.plan && documentTotal(side.plan.invoice)).toEqual(gbp("4.80"));
  expect(side.plan && keepCoding(side.posted, side.plan).invoice.id).toBe("invoice-2");
});

test("the dry run of old orders counts both invoices and credit notes, and their figures are the order's", () => {
  const { ground } = situation(unpaid);
  const sums = dryRunOf({ order: unpaid, posting: postingOf(unpaid), ground, elsewhere: NOT_ELSEWHERE });

  expect(sums.documents).toEqual([expect.objectContaining({ kind: "invoice", count: 2, total: gbp("12.00"), tax: gbp("2.00") })]);
  expect(sums.lines.map(({ net, tax }) => [net, tax])).toEqual([[gbp("10.00"), gbp("2.00")]]);
});
