import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import type { Money } from "../../../app/domain/money/money";
import type { PostingPlan } from "../../../app/domain/posting/posting-plan";
import { planPosting, type PostingInput } from "../../../app/domain/posting/plan-posting";
import { frozen } from "../../builders/frozen";
import { MINOR_PER_UNIT, priceStory } from "../../builders/price-story";
import { story, type Story } from "../../builders/shop-story";
import { storyToInput } from "../../builders/story-to-order";
import { hasTaxBeyondPrice } from "../../builders/tax-beyond-price";
import { ratesFor } from "../../builders/tax-systems";
import { enter, hundredths } from "./simulated-xero";

// `npm test -- test/unit/posting --runs 500000` for a night; `--seed N` repeats a run.
const numRuns = Number(process.env["RUNS"] ?? 20_000);
const seed = Number(process.env["SEED"] ?? Date.now() % 2 ** 31);
vi.setConfig({ testTimeout: 120_000 + numRuns * 30 });

const minorSum = (amounts: readonly Money[]) => amounts.reduce((total, { minor }) => total + minor, 0n);

/** Added up here from the bare lines, so that the planner's own sums prove nothing by themselves. */
function totalOf({ lines, taxInclusive }: PostingPlan["invoice"] | PostingPlan["creditNotes"][number]): bigint {
  return lines.reduce((sum, { amount, taxAmount }) => sum + amount.minor + (taxInclusive ? 0n : taxAmount.minor), 0n);
}

function expectToBeTheOrder(plan: PostingPlan, told: Story): void {
  const priced = priceStory(told);
  const unit = MINOR_PER_UNIT[told.code];
  const documents = totalOf(plan.invoice) - plan.creditNotes.reduce((sum, each) => sum + totalOf(each), 0n);
  const paid = minorSum([...plan.payments, ...plan.overpayments].map(({ amount }) => amount)) - minorSum(plan.refunds.map(({ amount }) => amount));
  expect({ documents, paid }).toEqual({ documents: priced.due * unit, paid: (priced.received - priced.refunded) * unit });
  const { figures, checks } = plan.tieOut;
  expect(checks.map(({ shop, books }) => books.minor - shop.minor)).toEqual([0n, 0n, 0n]);
  const taxIsStated = !told.unstated.includes("currentTax") && !told.unstated.includes("tax");
  if (taxIsStated) expect(figures.documentsTax.minor).toBe(priced.dueTax * unit);
}

function expectXeroToAgree(plan: PostingPlan, told: Story): void {
  const { refusals, shown } = enter(plan, ratesFor(told.system));
  expect(refusals).toEqual([]);
  const { currency } = plan.invoice;
  const planned = [plan.invoice, ...plan.creditNotes].map((document) => ({
    number: document.number,
    total: hundredths({ minor: totalOf(document), currency }),
    tax: document.lines.reduce((sum, { taxAmount }) => sum + hundredths(taxAmount), 0n),
  }));
  expect(shown).toEqual(planned);
}

/** Xero, Nov 2026: a stated tax never exceeds its line; descriptions, discounts and signs are as it takes them. */
function expectSendable(plan: PostingPlan): void {
  const size = ({ minor }: Money) => (minor < 0n ? -minor : minor);
  for (const document of [plan.invoice, ...plan.creditNotes]) {
    const wrong = document.lines.filter(({ amount, taxAmount, description }) => size(taxAmount) > size(amount) || description.length < 1 || amount.minor * taxAmount.minor < 0n);
    expect(wrong).toEqual([]);
    expect(totalOf(document)).toBeGreaterThanOrEqual(0n);
  }
  expect(plan.creditNotes.flatMap(({ lines }) => lines).filter(({ discount }) => discount.minor !== 0n)).toEqual([]);
  for (const { amount } of [...plan.payments, ...plan.overpayments, ...plan.refunds, ...plan.allocations]) expect(amount.minor).toBeGreaterThan(0n);
}

const byText = (lines: readonly unknown[]) => lines.map((line) => JSON.stringify(line, (_, each: unknown) => (typeof each === "bigint" ? `${each}n` : each))).sort();

function expectSameWhenReordered(input: PostingInput, plan: PostingPlan): void {
  const { order } = input;
  const turned = planPosting({ ...input, order: { ...order, lines: order.lines.toReversed(), refunds: order.refunds.toReversed(), transactions: order.transactions } });
  if (turned.kind !== "post") throw new Error("Held only because its lines came in another order.");
  expect(turned.plan.tieOut.figures).toEqual(plan.tieOut.figures);
  expect(byText(turned.plan.invoice.lines.map(withoutReasons))).toEqual(byText(plan.invoice.lines.map(withoutReasons)));
  expect(turned.plan.creditNotes.map(({ number, lines }) => [number, byText(lines.map(withoutReasons))])).toEqual(plan.creditNotes.map(({ number, lines }) => [number, byText(lines.map(withoutReasons))]));
}

const withoutReasons = <T extends { because: unknown }>({ because: _because, ...line }: T) => line;

test(`every order that Shopify can make is posted to the cent, and the simulated Xero takes it and comes to the same (seed ${seed})`, () => {
  const kinds = new Map<string, number>();
  fc.assert(
    fc.property(story, (told) => {
      const input = frozen(storyToInput(told, priceStory(told)));
      const posting = planPosting(input);
      kinds.set(posting.kind, (kinds.get(posting.kind) ?? 0) + 1);
      if (posting.kind === "exclude" || (posting.kind === "hold" && hasTaxBeyondPrice(input.order))) return;
      if (posting.kind !== "post") throw new Error(posting.kind === "hold" ? posting.problems.map(({ message }) => message).join(" | ") : posting.reason);
      const { plan } = posting;
      expectToBeTheOrder(plan, told);
      expectSendable(plan);
      expectXeroToAgree(plan, told);
      if (!isDeepStrictEqual(planPosting(input), posting)) throw new Error("Planned twice, two plans.");
      expectSameWhenReordered(input, plan);
    }),
    { numRuns, seed },
  );
  // A proof over orders that were kept out would be none.
  expect(kinds.get("post") ?? 0).toBeGreaterThan(numRuns * 0.8);
});
