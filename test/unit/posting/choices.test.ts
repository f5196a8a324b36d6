import { describe, expect, test } from "vitest";
import type { ChoiceSource } from "../../../app/domain/ledger/override";
import type { Percentage } from "../../../app/domain/money/percentage";
import { explainTrace } from "../../../app/domain/posting/explain-trace";
import { choicesOf, sameChoices, type OrderChoice, type TagRule } from "../../../app/domain/posting/order-choice";
import { planPosting, type PostingInput } from "../../../app/domain/posting/plan-posting";
import type { Posting } from "../../../app/domain/posting/posting-plan";
import { gbp } from "../../builders/amounts";
import { aProfile, postingInput } from "../../builders/books";
import { anOrder, anOrderLine, aShippingLine, aTransaction, at, tax } from "../../builders/order";
import { heldFor, planOf } from "../../builders/outcome";
import { aRefund, aRefundLine, paidBack } from "../../builders/refund";
import { lines } from "./shapes/post";

const TRAY = "gid://shopify/LineItem/1";
const BOWL = "gid://shopify/LineItem/2";
const POST = "gid://shopify/ShippingLine/1";
const percent = (text: string) => text as Percentage;
const NORTH = { category: "Region", option: "North" };
const SOUTH = { category: "Region", option: "South" };
const FAIR = { category: "Event", option: "Fair" };

/** A tray at 12.00 and a bowl at 18.00, 6.00 for the post; a sixth of each is VAT: 2.00 + 3.00 + 1.00 = 6.00 of 36.00. */
const ORDER = anOrder({
  lines: [anOrderLine(), anOrderLine({ id: BOWL, title: "Bowl", unitPrice: gbp("18.00"), taxLines: [tax("VAT 20", gbp("3.00"))] })],
  shippingLines: [aShippingLine()],
  tags: ["Trade"],
  transactions: [aTransaction(1, { amount: gbp("36.00") })],
  totals: { total: gbp("36.00"), tax: gbp("6.00") },
});

function chosen(overrides: Partial<OrderChoice>): OrderChoice {
  return { whole: {}, lines: [], reason: "sold at the fair", at: at("2026-11-20T11:00:00Z"), by: "41", ...overrides };
}

type Chosen = { hand?: Partial<OrderChoice>; rules?: readonly TagRule[]; profile?: Parameters<typeof aProfile>[0]; order?: typeof ORDER };

function posting({ hand, rules = [], profile = {}, order = ORDER }: Chosen): Posting {
  const choices = choicesOf({ hand: hand ? chosen(hand) : null, rules, tags: order.tags });
  const input: PostingInput = postingInput(order, { profile: aProfile({ ...profile, tagRules: rules }), choices });

  return planPosting(input);
}

const plan = (given: Chosen) => planOf(posting(given));
const accounts = (given: Chosen) => plan(given).invoice.lines.map(({ accountCode }) => accountCode);
const regions = (given: Chosen) => plan(given).invoice.lines.map(({ tracking }) => tracking.map(({ option }) => option).join("+"));

describe("the strongest says what holds: a line by hand, the order by hand, a tag, the mapping", () => {
  const MAPPING = { accountRules: [{ when: { tag: "trade" }, account: "201", tracking: [SOUTH] }] };
  const TAG: TagRule = { tag: "trade", account: "202", tracking: [SOUTH] };
  const WHOLE = { account: "203", tracking: [NORTH] };
  const LINE = { line: TRAY, what: "Walnut tray", account: "204", tracking: [{ category: "Region", option: "West" }] };

  // Account and region of tray, bowl and post. Shipping has an account of its own.
  test.each<[string, Chosen, string[], string[]]>([
    ["nothing", {}, ["200", "200", "260"], ["", "", ""]],
    ["the mapping", { profile: MAPPING }, ["201", "201", "260"], ["South", "South", ""]],
    ["a tag over the mapping", { profile: MAPPING, rules: [TAG] }, ["202", "202", "260"], ["South", "South", "South"]],
    ["the order over a tag", { profile: MAPPING, rules: [TAG], hand: { whole: WHOLE } }, ["203", "203", "260"], ["North", "North", "North"]],
    ["a line over the order", { profile: MAPPING, rules: [TAG], hand: { whole: WHOLE, lines: [LINE] } }, ["204", "203", "260"], ["West", "North", "North"]],
    ["a line over the mapping alone", { profile: MAPPING, hand: { lines: [LINE] } }, ["204", "201", "260"], ["West", "South", ""]],
    ["a delivery by itself", { hand: { lines: [{ line: POST, what: "Shipping: Tracked", account: "205" }] } }, ["200", "200", "205"], ["", "", ""]],
    ["a line that the order does not have", { hand: { lines: [{ line: "gid://shopify/LineItem/9", what: "gone", account: "205" }] } }, ["200", "200", "260"], ["", "", ""]],
    ["the first of two tags", { rules: [{ tag: "TRADE", account: "206" }, { tag: "trade", account: "207", tracking: [NORTH] }] }, ["206", "206", "260"], ["North", "North", "North"]],
    ["a tag that the order has not", { rules: [{ tag: "staff", account: "206" }] }, ["200", "200", "260"], ["", "", ""]],
    ["categories beside each other", { rules: [{ tag: "trade", tracking: [FAIR, SOUTH] }], hand: { whole: { tracking: [NORTH] } } }, ["200", "200", "260"], ["North+Fair", "North+Fair", "North+Fair"]],
  ])("%s", (...[, given, wantedAccounts, wantedRegions]) => {
    expect(accounts(given)).toEqual(wantedAccounts);
    expect(regions(given)).toEqual(wantedRegions);
  });
});

describe("another tax rate", () => {
  const REDUCED = { taxType: "RROUTPUT", rate: percent("5") };
  const MARGIN = { taxType: "MARGIN", rate: percent("20") };

  test("of the percentage that Shopify charged: the same cents at the other rate", () => {
    expect(lines(plan({ hand: { whole: { tax: MARGIN } } }).invoice)).toEqual([
      "Walnut tray | 1 × 12.00 = 12.00 | tax 2.00 MARGIN | 200",
      "Bowl | 1 × 18.00 = 18.00 | tax 3.00 MARGIN | 200",
      "Shipping: Tracked | 1 × 6.00 = 6.00 | tax 1.00 MARGIN | 260",
    ]);
  });

  test("of another percentage: held, and each line says which would do", () => {
    const problems = heldFor(posting({ hand: { whole: { tax: REDUCED } } }));
    expect(problems.map(({ code }) => code)).toEqual(["choice-does-not-fit", "choice-does-not-fit", "choice-does-not-fit"]);
    expect(problems[0]?.message).toBe(
      "“Walnut tray” was charged 20% tax in Shopify, but tax rate RROUTPUT is 5% (you chose it for this order), so the books would not tie out. " +
        "Choose a rate of 20% for it under “Choices for this order”, or take the choice back.",
    );
  });

  test("of another percentage for the order, where each line has one of its own that fits: posted", () => {
    const own = [TRAY, BOWL, POST].map((line) => ({ line, what: line, tax: MARGIN }));
    expect(plan({ hand: { whole: { tax: REDUCED }, lines: own } }).invoice.lines.map(({ taxType }) => taxType)).toEqual(["MARGIN", "MARGIN", "MARGIN"]);
  });

  test("for a line without tax: only one of nothing", () => {
    const untaxed = anOrder({ lines: [anOrderLine({ taxLines: [] })], totals: { total: gbp("12.00"), tax: gbp("0.00") } });
    const exempt = { taxType: "EXEMPTOUTPUT", rate: percent("0") };
    expect(plan({ order: untaxed, hand: { whole: { tax: exempt } } }).invoice.lines[0]?.taxType).toBe("EXEMPTOUTPUT");
    expect(heldFor(posting({ order: untaxed, hand: { whole: { tax: MARGIN } } }))[0]?.message).toContain("“Walnut tray” was charged 0% tax");
  });

  test("what was given away for nothing bears no tax, and no rate is wrong for it", () => {
    const gift = anOrderLine({ id: BOWL, title: "Bowl", unitPrice: gbp("0.00"), taxLines: [] });
    const order = anOrder({ lines: [anOrderLine(), gift], totals: { total: gbp("12.00"), tax: gbp("2.00") } });
    expect(plan({ order, hand: { whole: { tax: MARGIN } } }).invoice.lines.map(({ taxType }) => taxType)).toEqual(["MARGIN", "ZERORATEDOUTPUT"]);
  });
});

test("a gift card stays a liability, unless it was chosen for the very line", () => {
  const card = anOrderLine({ id: BOWL, title: "Card", isGiftCard: true, unitPrice: gbp("25.00"), taxLines: [] });
  const order = anOrder({ lines: [anOrderLine(), card], transactions: [aTransaction(1, { amount: gbp("37.00") })], totals: { total: gbp("37.00"), tax: gbp("2.00") } });
  const whole = { account: "203", tax: { taxType: "MARGIN", rate: percent("20") } };
  expect(plan({ order, hand: { whole } }).invoice.lines.map(({ accountCode, taxType }) => `${accountCode} ${taxType}`)).toEqual(["203 MARGIN", "877 ZERORATEDOUTPUT"]);
  expect(accounts({ order, hand: { whole, lines: [{ line: BOWL, what: "Card", account: "879" }] } })).toEqual(["203", "879"]);
});

test("a refund is credited on the account, the tracking and the rate that its line was sold on", () => {
  const order = anOrder({
    ...ORDER,
    refunds: [aRefund(1, { lines: [aRefundLine({ lineId: BOWL, subtotal: gbp("18.00"), tax: gbp("3.00") })], transactionIds: [paidBack(2, gbp("18.00")).id] })],
    transactions: [aTransaction(1, { amount: gbp("36.00") }), paidBack(2, gbp("18.00"))],
    totals: { ...ORDER.totals, currentTotal: gbp("18.00"), currentTax: gbp("3.00"), refunded: gbp("18.00"), netPayment: gbp("18.00") },
  });
  const hand = { lines: [{ line: BOWL, what: "Bowl", account: "204", tracking: [NORTH], tax: { taxType: "MARGIN", rate: percent("20") } }] };
  const { invoice, creditNotes } = plan({ order, hand });
  expect(lines(invoice)[1]).toBe("Bowl | 1 × 18.00 = 18.00 | tax 3.00 MARGIN | 204");
  expect(lines(creditNotes[0])).toEqual(["Bowl | 1 × 18.00 = 18.00 | tax 3.00 MARGIN | 204"]);
  expect(creditNotes[0]?.lines[0]?.tracking).toEqual([NORTH]);
});

describe("as a draft", () => {
  const status = (given: Chosen) => plan(given).invoice.status;
  const DRAFT: TagRule = { tag: "trade", draft: true };

  test.each<[string, Chosen, string]>([
    ["nobody chose", {}, "AUTHORISED"],
    ["by hand", { hand: { draft: true } }, "DRAFT"],
    ["by tag", { rules: [DRAFT] }, "DRAFT"],
    ["by tag, and by hand not", { rules: [DRAFT], hand: { draft: false } }, "AUTHORISED"],
    ["by tag, and by hand something else", { rules: [DRAFT], hand: { whole: { account: "203" } } }, "DRAFT"],
    ["the settings make all of them drafts", { profile: { invoiceStatus: "DRAFT" }, hand: { draft: false } }, "DRAFT"],
  ])("%s", (_, given, wanted) => expect(status(given)).toBe(wanted));
});

test("each choice says why, in the reasons of its line and of the invoice", () => {
  const hand = { draft: true, whole: { account: "203" }, lines: [{ line: TRAY, what: "Walnut tray", tracking: [NORTH] }] };
  const { invoice } = plan({ hand, rules: [{ tag: "trade", tracking: [FAIR] }] });
  expect(explainTrace(invoice.lines[0]?.because ?? [])).toEqual(
    expect.arrayContaining([
      "Account 203: because you chose it for this order.",
      "Tracking Region: North, because you chose it for this line; Event: Fair, because your rule for the tag “trade”.",
    ]),
  );
  expect(explainTrace(invoice.because)).toContain("Sent as a draft, because you chose it for this order.");
});

test("a tag keeps an order out, whatever was chosen for it", () => {
  const held = posting({ rules: [{ tag: " trade ", doNotSend: true }], hand: { whole: { account: "203" } } });
  expect(held).toEqual({ kind: "exclude", reason: "Not sent: your rule for the tag “ trade ” says so.", heldBackBy: " trade " });
});

test("the invoice keeps what was chosen and the order's tags, by which a later choice is told", () => {
  expect(plan({ hand: { whole: { account: "203" } } }).invoice.chosen).toEqual({
    sources: [{ by: "order", line: null, account: "203", why: "you chose it for this order" }],
    tags: ["Trade"],
  });
});

test("two sets of choices are the same where they lead to the same, whatever the reasons", () => {
  const source = (overrides: Partial<ChoiceSource>): ChoiceSource => ({ by: "order", line: null, why: "a", ...overrides });
  expect(sameChoices([source({ account: "1" })], [source({ account: "1", why: "b" })])).toBe(true);
  expect(sameChoices([source({})], [])).toBe(true);
  expect(sameChoices([source({ account: "1" })], [source({ account: "2" })])).toBe(false);
  expect(sameChoices([source({ draft: true })], [source({ draft: false })])).toBe(false);
  expect(sameChoices([source({ tracking: [NORTH] })], [source({ tracking: [SOUTH] })])).toBe(false);
  expect(sameChoices([source({ by: "tag", account: "1" })], [source({ account: "1" })])).toBe(false);
});
