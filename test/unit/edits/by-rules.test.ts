import { describe, expect, test } from "vitest";
import { PROPOSED_RULES, type EditedPart, type EditRule } from "../../../app/domain/edits/people-rules";
import { invoiceFingerprint } from "../../../app/domain/ledger/invoice-fingerprint";
import type { InvoiceInBooks } from "../../../app/domain/ledger/sales-invoice";
import { nextStep } from "../../../app/domain/sync/next-step";
import type { OrderSituation, StandingInvoice } from "../../../app/domain/sync/order-situation";
import { gbp } from "../../builders/amounts";
import { anUnpaidOrder } from "../../builders/order";
import { sentence, situation } from "../sync/situation";
import { LINE, SENT, SOMEBODY_ELSE, untouched } from "./edited-invoice";

type Rules = Partial<Record<EditedPart, EditRule>>;

/** The walnut tray's order, unpaid, with its invoice as a person left it. */
function edited(seen: InvoiceInBooks, rules: Rules, more: Partial<StandingInvoice> = {}): OrderSituation {
  const given = situation(anUnpaidOrder());
  const ground = { ...given.ground, rules: { ...PROPOSED_RULES.documents, ...rules } };

  return { ...given, ground, invoice: { id: "invoice-1" as never, seen, sent: SENT, ...more } };
}

const DEARER = untouched({
  total: gbp("15.00"),
  totalTax: gbp("2.50"),
  amountDue: gbp("15.00"),
  lines: [{ ...LINE, amount: gbp("15.00"), taxAmount: gbp("2.50"), unitAmount: 150_000n }],
});
const LATER = untouched({ dueDate: "2026-12-31" });
const MOVED = untouched({ contactId: SOMEBODY_ELSE });
const RECODED = untouched({ lines: [{ ...LINE, accountCode: "260" }] });
const TRACKED = untouched({ lines: [{ ...LINE, tracking: [{ category: "Region", option: "North" }] }] });

/** What comes of each edit by each rule: asked about, left so, or written over with what was sent. */
const OUTCOMES: [string, InvoiceInBooks, Rules, "asks" | "rests" | "pushes"][] = [
  ["another amount", DEARER, { content: "ask" }, "asks"],
  ["another amount", DEARER, { content: "ours" }, "pushes"],
  ["another due date", LATER, { dates: "ask" }, "asks"],
  ["another due date", LATER, { dates: "theirs" }, "rests"],
  ["another due date", LATER, { dates: "ours" }, "pushes"],
  ["another contact", MOVED, { contact: "ask" }, "asks"],
  ["another contact", MOVED, { contact: "theirs" }, "rests"],
  ["another contact", MOVED, { contact: "ours" }, "pushes"],
  ["another account", RECODED, { coding: "theirs" }, "rests"],
  ["another account", RECODED, { coding: "ask" }, "asks"],
  ["another account", RECODED, { coding: "ours" }, "pushes"],
  ["tracking", TRACKED, { tracking: "theirs" }, "rests"],
  ["tracking", TRACKED, { tracking: "ask" }, "asks"],
  ["tracking", TRACKED, { tracking: "ours" }, "pushes"],
];

describe.each(OUTCOMES)("%s", (...[, seen, rules, outcome]) => {
  test(`by the rule ${JSON.stringify(rules)}: ${outcome}`, () => {
    const step = nextStep(edited(seen, rules));
    const did = step.do === "update-invoice" ? "pushes" : step.do === "rest" && step.status === "attention" ? "asks" : "rests";

    expect(did).toBe(outcome);
  });
});

describe("what is put back by a rule", () => {
  test("is what was sent: the old due date and contact, the lines as planned", () => {
    const step = nextStep(edited({ ...LATER, contactId: SOMEBODY_ELSE }, { dates: "ours", contact: "ours" }));

    expect(step).toMatchObject({
      do: "update-invoice",
      update: { dueDate: SENT.dueDate, whole: { contactId: SENT.contactId }, standsAs: expect.any(String) as string },
    });
  });

  test("leaves a person's coding and days that the rules keep", () => {
    const seen = untouched({ ...DEARER, dueDate: "2026-12-31", lines: DEARER.lines.map((line) => ({ ...line, accountCode: "260" })) });
    const step = nextStep(edited(seen, { content: "ours", dates: "theirs" }));

    expect(step).toMatchObject({ do: "update-invoice", update: { dueDate: "2026-12-31", lines: [{ accountCode: "260" }] } });
    if (step.do !== "update-invoice") throw new Error("nothing is put back");
    expect(step.update.lines.map(({ amount }) => amount.minor)).toEqual([1_200n]);
  });

  test.each([
    ["theirs", "PO 4711"],
    ["ours", SENT.reference],
  ] as const)("a reference that a person wrote stays as the rule for coding says, beside a due day that is put back: %s", (coding, reference) => {
    const step = nextStep(edited({ ...LATER, reference: "PO 4711" }, { dates: "ours", coding }));

    expect(step).toMatchObject({ do: "update-invoice", update: { dueDate: SENT.dueDate, reference } });
  });

  test("the same edit once more over ours is asked about: nobody is overwritten again and again", () => {
    const again = edited(DEARER, { content: "ours" }, { sent: { ...SENT, standsAs: invoiceFingerprint(DEARER) } });

    expect(nextStep(again)).toMatchObject({ do: "rest", status: "attention" });
  });

  test("is nothing where one part of the edit is to be asked about", () => {
    const seen = { ...DEARER, dueDate: "2026-12-31" };

    expect(nextStep(edited(seen, { content: "ours", dates: "ask" }))).toMatchObject({ do: "rest", status: "attention" });
  });

  test("is a due day of a paid invoice, but no amount; nothing in a locked period, or where it was voided: a person is asked", () => {
    const settled = { status: "PAID" as const, amountPaid: gbp("12.00"), amountDue: gbp("0.00") };
    const locked = edited(LATER, { dates: "ours" });
    const organisation = { ...locked.ground.organisation, lockedUntil: "2027-01-01" as never };

    expect(nextStep(edited({ ...LATER, ...settled }, { dates: "ours" }))).toMatchObject({ do: "update-invoice", update: { onlyFree: {} } });
    const dearer = { ...DEARER, ...settled, amountPaid: DEARER.total, dueDate: "2026-12-31" };
    expect(sentence(nextStep(edited(dearer, { dates: "ours", content: "ours" })))).toContain("Edited in Xero: due date, total");
    expect(sentence(nextStep({ ...locked, ground: { ...locked.ground, organisation } }))).toContain("Edited in Xero: due date");
    expect(sentence(nextStep(edited({ ...LATER, status: "VOIDED" }, { dates: "ours" })))).toContain("was voided in Xero");
  });
});
