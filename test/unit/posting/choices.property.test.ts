import fc from "fast-check";
import { expect, test, vi } from "vitest";
import type { Override } from "../../../app/domain/ledger/override";
import { choicesOf, type OrderChoice, type TagRule } from "../../../app/domain/posting/order-choice";
import { planPosting, type PostingInput } from "../../../app/domain/posting/plan-posting";
import type { PostingPlan } from "../../../app/domain/posting/posting-plan";
import { at } from "../../builders/order";
import { frozen } from "../../builders/frozen";
import { priceStory } from "../../builders/price-story";
import { story } from "../../builders/shop-story";
import { hasTaxBeyondPrice } from "../../builders/tax-beyond-price";
import { storyToInput } from "../../builders/story-to-order";

// `npm test -- test/unit/posting --runs 500000` for a night; `--seed N` repeats a run.
const numRuns = Number(process.env["RUNS"] ?? 2_000);
const seed = Number(process.env["SEED"] ?? Date.now() % 2 ** 31);
vi.setConfig({ testTimeout: 120_000 + numRuns * 60 });

const seldom = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });

/** A rate of every percentage, so that most of what is chosen does not fit: what fits is drawn from the line's own taxes too. */
const override: fc.Arbitrary<Override> = fc
  .record({
    account: seldom(fc.constantFrom("201", "202", "203")),
    tax: seldom(fc.constantFrom("0", "5", "10", "20", "14.975").map((rate) => ({ taxType: `CHOSEN${rate}`, rate: rate as never }))),
    tracking: seldom(fc.constantFrom("North", "South").map((option) => [{ category: "Region", option }])),
  })
  .map((drawn) => Object.fromEntries(Object.entries(drawn).filter(([, value]) => value !== undefined)) as Override);

const choosing = fc.record({
  whole: override,
  lines: fc.array(fc.record({ place: fc.nat(9), override }), { maxLength: 3 }),
  draft: seldom(fc.boolean()),
  rules: fc.array(fc.record({ tag: fc.constantFrom("a", "b"), override }), { maxLength: 2 }),
});
type Drawn = typeof choosing extends fc.Arbitrary<infer T> ? T : never;

function withChoices(input: PostingInput, { whole, lines, draft, rules: drawn }: Drawn): PostingInput {
  const order = { ...input.order, tags: ["A"] };
  const ids = [...order.lines, ...order.shippingLines].map(({ id }) => id);
  const ofLines = lines.map(({ place, override: own }) => ({ ...own, line: ids[place % ids.length] ?? "", what: "" }));
  const hand: OrderChoice = { whole, lines: ofLines, reason: "", at: at("2026-11-20T10:00:00Z"), by: null, ...(draft !== undefined && { draft }) };
  const rules: TagRule[] = drawn.map(({ tag, override: own }) => ({ ...own, tag }));

  return { ...input, order, choices: choicesOf({ hand, rules, tags: order.tags }) };
}

/** All but the coding: what the customer owes and sees, and what moved. */
function figuresOf({ invoice, creditNotes, payments, overpayments, refunds, allocations, tieOut }: PostingPlan) {
  const ofLine = ({ description, quantity, unitAmount, discount, amount, taxAmount, taxStated }: PostingPlan["invoice"]["lines"][number]) => [
    ...[description, quantity, unitAmount, discount.minor, amount.minor, taxAmount.minor, taxStated],
  ];
  const moved = [...payments, ...overpayments, ...refunds].map(({ reference, amount }) => [reference, amount.minor]);

  return [[invoice, ...creditNotes].map(({ number, lines }) => [number, lines.map(ofLine)]), moved, allocations.map(({ amount }) => amount.minor), tieOut.figures];
}

test(`whatever is chosen, the residual is 0 and no figure changes; or the order is held because a rate does not fit (seed ${seed})`, () => {
  const kinds = new Map<string, number>();
  fc.assert(
    fc.property(story, choosing, (told, drawn) => {
      const plain = frozen(storyToInput(told, priceStory(told)));
      const before = planPosting(plain);
      const after = planPosting(frozen(withChoices(plain, drawn)));
      kinds.set(after.kind, (kinds.get(after.kind) ?? 0) + 1);
      if (before.kind === "hold") {
        expect({ beyond: hasTaxBeyondPrice(plain.order), after: after.kind }).toEqual({ beyond: true, after: "hold" });

        return;
      }
      if (after.kind === "hold") {
        expect([...new Set(after.problems.map(({ code }) => code))]).toEqual(["choice-does-not-fit"]);

        return;
      }
      expect(after.kind).toBe(before.kind);
      if (after.kind !== "post" || before.kind !== "post") return;
      const { figures, checks } = after.plan.tieOut;
      expect([figures.difference.minor, ...checks.map(({ shop, books }) => books.minor - shop.minor)]).toEqual([0n, 0n, 0n, 0n]);
      expect(figuresOf(after.plan)).toEqual(figuresOf(before.plan));
    }),
    { numRuns, seed },
  );
  // Both ends have to be met, or nothing is proved.
  expect(kinds.get("post") ?? 0).toBeGreaterThan(numRuns * 0.2);
  expect(kinds.get("hold") ?? 0).toBeGreaterThan(numRuns * 0.1);
});

test(`a credit note takes its lines back on the account, tracking and rate that they were sold on (seed ${seed})`, () => {
  let compared = 0;
  fc.assert(
    fc.property(story, choosing, (told, drawn) => {
      const posting = planPosting(frozen(withChoices(storyToInput(told, priceStory(told)), drawn)));
      if (posting.kind !== "post") return;
      const { invoice, creditNotes } = posting.plan;
      for (const line of creditNotes.flatMap(({ lines }) => lines)) {
        const sold = invoice.lines.filter(({ of }) => of !== undefined && of === line.of);
        if (sold.length === 0) continue;
        compared++;
        const [account, tracking] = [line.accountCode, line.tracking];
        expect(sold.some((each) => each.accountCode === account && JSON.stringify(each.tracking) === JSON.stringify(tracking))).toBe(true);
        if (line.taxAmount.minor !== 0n) expect(sold.map(({ taxType }) => taxType)).toContain(line.taxType);
      }
    }),
    { numRuns: Math.ceil(numRuns / 4), seed },
  );
  expect(compared).toBeGreaterThan(numRuns / 100);
});
