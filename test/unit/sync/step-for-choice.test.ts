import { describe, expect, test } from "vitest";
import type { ContactId, InvoiceId } from "../../../app/domain/ids";
import type { CalendarDate } from "../../../app/domain/instant";
import type { ChoiceSource, Override } from "../../../app/domain/ledger/override";
import type { InvoiceInBooks } from "../../../app/domain/ledger/sales-invoice";
import { choicesOf, type OrderChoice, type TagRule } from "../../../app/domain/posting/order-choice";
import { planPosting } from "../../../app/domain/posting/plan-posting";
import { choiceInForce, type Wanted } from "../../../app/domain/sync/choice-in-force";
import { nextStep } from "../../../app/domain/sync/next-step";
import { orderLinksOf } from "../../../app/domain/sync/order-links";
import type { StandingInvoice, StandingLinks } from "../../../app/domain/sync/order-situation";
import { gbp } from "../../builders/amounts";
import { anInvoiceInBooks, anOrganisation, aProfile, postingInput } from "../../builders/books";
import { anUnpaidOrder, at } from "../../builders/order";
import { planOf } from "../../builders/outcome";
import { inWords, sentence, situation } from "./situation";

const ORDER = anUnpaidOrder();
const CONTACT = "contact-1" as ContactId;
const choice = (whole: Override, overrides: Partial<OrderChoice> = {}): OrderChoice => ({
  ...{ whole, lines: [], reason: "", at: at("2026-11-20T10:00:00Z"), by: null },
  ...overrides,
});
const wanting = (wanted: Partial<Wanted>): Wanted => ({ hand: null, rules: [], tags: [], ...wanted });

/** Planned by these choices, on account 200 where they say nothing: one tray at 12.00, of it 2.00 VAT. */
function planned(sources: readonly ChoiceSource[]) {
  return planOf(planPosting(postingInput(ORDER, { profile: aProfile(), choices: sources })));
}

type Sent = { by?: Wanted; seen?: Partial<InvoiceInBooks>; kept?: boolean };

/** The invoice as it was sent by those choices, and as Xero shows it. */
function sentBy({ by = wanting({}), seen = {}, kept = true }: Sent = {}): StandingInvoice {
  const { invoice } = planned(choicesOf(by));
  const lines = invoice.lines.map(({ description, amount, taxAmount, accountCode, taxType, tracking }) => ({
    description,
    amount,
    taxAmount,
    accountCode,
    taxType,
    tracking,
  }));
  const sent = { ...invoice, contactId: CONTACT, chosen: { sources: choicesOf(by), tags: by.tags } };

  return { id: "invoice-1" as InvoiceId, sent: kept ? sent : null, seen: anInvoiceInBooks({ lines, ...seen }) };
}

const links = (invoice: StandingInvoice | null): StandingLinks => ({ ...orderLinksOf([]), invoice });
const inForce = (wanted: Wanted, sent: Sent = {}, locked?: string) =>
  choiceInForce(wanted, links(sentBy(sent)), anOrganisation(locked ? { lockedUntil: locked as CalendarDate } : {}));
const codesOf = (sources: readonly ChoiceSource[]) => sources.flatMap(({ account }) => account ?? []);

describe("what an order is planned by", () => {
  const by260 = wanting({ hand: choice({ account: "260" }) });
  const rule = (account: string): TagRule => ({ tag: "trade", account });

  test("nothing stands: what is chosen now", () => {
    const { sources, since } = choiceInForce(by260, links(null), anOrganisation());
    expect([codesOf(sources), since]).toEqual([["260"], null]);
  });

  test.each<[string, Wanted, Sent, string[], boolean]>([
    ["nothing was chosen, before and now", wanting({}), {}, [], false],
    ["chosen since, and unpaid: it is followed", by260, {}, ["260"], true],
    ["the same as when it was sent", by260, { by: by260 }, ["260"], false],
    ["taken back since, and unpaid", wanting({}), { by: by260 }, [], true],
    ["a tag added since", wanting({ rules: [rule("261")], tags: ["trade"] }), {}, ["261"], true],
    ["a tag that the customer got since", wanting({ rules: [rule("261")], customerTags: ["trade"] }), {}, [], false],
    ["a tag taken off since", wanting({ rules: [rule("261")] }), { by: wanting({ rules: [rule("261")], tags: ["trade"] }) }, [], true],
    [
      "only the rule is another now: as it was sent",
      wanting({ rules: [rule("262")], tags: ["trade"] }),
      { by: wanting({ rules: [rule("261")], tags: ["trade"] }) },
      ["261"],
      false,
    ],
    ["the rule was added since", wanting({ rules: [rule("262")], tags: ["trade"] }), { by: wanting({ tags: ["trade"] }) }, [], false],
    [
      "the rule was removed since",
      wanting({ tags: ["trade"] }),
      { by: wanting({ rules: [rule("261")], tags: ["trade"] }) },
      ["261"],
      false,
    ],
  ])("%s", (...[, wanted, sent, codes, changed]) => {
    const { sources, since } = inForce(wanted, sent);
    expect([codesOf(sources), since !== null]).toEqual([codes, changed]);
  });

  test("sent by a version that kept no choices: as if its tags had been the same", () => {
    const standing = sentBy();
    const { chosen: _chosen, ...sent } = standing.sent ?? planned([]).invoice;
    const old = { ...standing, sent: { ...sent, contactId: CONTACT } };
    const wanted = wanting({ rules: [rule("261")], tags: ["trade"] });
    expect(choiceInForce(wanted, links(old), anOrganisation()).since).toBeNull();
    expect(choiceInForce(by260, links(old), anOrganisation()).since).toEqual({ obstacle: null, draftMissed: false });
  });

  test.each<[string, Sent, string | undefined, string]>([
    [
      "paid",
      { seen: { status: "PAID", amountPaid: gbp("12.00"), amountDue: gbp("0.00") } },
      undefined,
      "invoice SH-1001 has payments or credit on it",
    ],
    ["paid in part", { seen: { amountPaid: gbp("5.00") } }, undefined, "invoice SH-1001 has payments or credit on it"],
    ["credited", { seen: { amountCredited: gbp("5.00") } }, undefined, "invoice SH-1001 has payments or credit on it"],
    ["locked", {}, "2026-11-30", "invoice SH-1001 is dated 2026-11-20, and Example Homeware Ltd is locked up to 2026-11-30"],
    ["edited by a person", { seen: { total: gbp("13.00") } }, undefined, "invoice SH-1001 was edited by a person in Xero"],
    ["sent by an early version", { kept: false }, undefined, "what was sent as invoice SH-1001 was not kept by an early version"],
  ])("%s: it cannot follow, and stays in force as it was sent", (...[, sent, locked, obstacle]) => {
    const { sources, since } = inForce(by260, sent, locked);
    expect([codesOf(sources), since]).toEqual([[], { obstacle, draftMissed: false }]);
  });

  test("to be a draft, and approved by then", () => {
    const draft = wanting({ hand: choice({}, { draft: true }) });
    expect(inForce(draft).since).toEqual({ obstacle: null, draftMissed: true });
    expect(inForce(draft, { seen: { status: "DRAFT" } }).since).toEqual({ obstacle: null, draftMissed: false });
    expect(inForce(draft, { by: draft }).since).toBeNull();
  });
});

describe("the next step", () => {
  const wanted = wanting({ hand: choice({ account: "260" }) });

  function step(sent: Sent, { now = wanted, locked }: { now?: Wanted; locked?: string } = {}) {
    const standing = sentBy(sent);
    const { sources, since } = inForce(now, sent, locked);
    const plan = planned(sources);
    const lines = planned(choicesOf(now)).invoice.lines;

    return nextStep({
      ...situation(ORDER, { invoice: standing.seen, sent: standing.sent, posting: { kind: "post", plan } }),
      contactId: CONTACT,
      choice: since && { ...since, wanted: lines },
    });
  }

  test("an unpaid invoice is coded anew in place, its days, reference and status as they were sent", () => {
    const next = step({});
    expect(next).toMatchObject({
      do: "update-invoice",
      update: { number: "SH-1001", status: "AUTHORISED", date: "2026-11-20", chosen: { sources: [{ account: "260" }] } },
    });
    expect(next.do === "update-invoice" && next.update.lines.map(({ accountCode }) => accountCode)).toEqual(["260"]);
  });

  test("sent and followed: nothing is left to do", () => {
    expect(inWords(step({ by: wanted }))).toBe("synced");
  });

  test("chosen again what stands already: nothing is written", () => {
    const same = wanting({ hand: choice({ account: "200" }) });
    expect(inWords(step({}, { now: same }))).toBe("synced");
  });

  test("too late: shown with what can be done", () => {
    const asked = step({}, { locked: "2026-11-30" });
    const words =
      "came too late: invoice SH-1001 is dated 2026-11-20, and Example Homeware Ltd is locked up to 2026-11-30. In Xero a person";
    expect([inWords(asked), sentence(asked)]).toEqual(["attention choice-too-late", expect.stringContaining(words)]);
  });

  test("too late, but a person coded it so in Xero: nothing is asked", () => {
    const { seen } = sentBy();
    const recoded = { lines: seen.lines.map((line) => ({ ...line, accountCode: "260" })) };
    expect(inWords(step({ seen: recoded }, { locked: "2026-11-30" }))).toBe("synced");
  });

  test("a line that a person coded in Xero stays, whatever is chosen", () => {
    const { seen } = sentBy();
    const recoded = { lines: seen.lines.map((line) => ({ ...line, accountCode: "210" })) };
    expect(inWords(step({ seen: recoded }))).toBe("synced");
  });

  test("a draft was wanted too late", () => {
    const draft = wanting({ hand: choice({}, { draft: true }) });
    const next = step({}, { now: draft });
    expect([inWords(next), sentence(next)]).toEqual([
      "attention choice-too-late",
      expect.stringContaining("invoice SH-1001 was approved by then"),
    ]);
  });

  test("a tag keeps out what stands already: shown, and done with once it is gone from Xero", () => {
    const posting = { kind: "exclude" as const, reason: "Not sent: your rule for the tag “staff” says so.", heldBackBy: "staff" };
    const stands = sentBy();
    const decide = (status: "AUTHORISED" | "VOIDED") =>
      nextStep(situation(ORDER, { invoice: { ...stands.seen, status }, sent: stands.sent, posting }));
    expect([inWords(decide("AUTHORISED")), sentence(decide("AUTHORISED"))]).toEqual([
      "attention choice-too-late",
      expect.stringContaining("the tag “staff” keeps this order out of the books, but invoice SH-1001 stood"),
    ]);
    expect(inWords(decide("VOIDED"))).toBe("excluded");
  });
});
