import fc from "fast-check";
import { expect, test, vi } from "vitest";
import type { BillToId, ContactId } from "../../../app/domain/ids";
import { formatMoney } from "../../../app/domain/money/decimal-string";
import { money } from "../../../app/domain/money/money";
import { billedTo } from "../../../app/domain/payers/billed-to";
import type { Portion } from "../../../app/domain/payers/portion";
import { splitOf } from "../../../app/domain/payers/split-plan";
import { planPosting } from "../../../app/domain/posting/plan-posting";
import type { PostingPlan } from "../../../app/domain/posting/posting-plan";
import { documentTax, documentTotal } from "../../../app/domain/posting/tie-out";
import { priceStory } from "../../builders/price-story";
import { story } from "../../builders/shop-story";
import { storyToInput } from "../../builders/story-to-order";
import { ratesFor } from "../../builders/tax-systems";
import { enter, hundredths } from "../posting/simulated-xero";

// A busy machine may take longer, and that is no failure.
vi.setConfig({ testTimeout: 60_000 });

type Documents = Pick<PostingPlan, "invoice" | "creditNotes">;
type Sums = Map<string, { net: bigint; tax: bigint }>;

/** Hundredths of per cent; or per mille of the order, as an amount. */
const portions = fc.oneof(
  fc.record({ kind: fc.constant("percent" as const), of: fc.bigInt({ min: 1n, max: 9_999n }) }),
  fc.record({ kind: fc.constant("amount" as const), of: fc.bigInt({ min: 1n, max: 999n }) }),
);
type Drawn = typeof portions extends fc.Arbitrary<infer T> ? T : never;

function portionOf({ kind, of }: Drawn, plan: PostingPlan): Portion {
  if (kind === "percent") return { kind, percent: `${of / 100n}.${(of % 100n).toString().padStart(2, "0")}` };
  const { minor, currency } = documentTotal(plan.invoice);
  const unit = hundredths(money(10n, currency)) === 1n ? 10n : 1n;

  return {
    kind,
    amount: formatMoney(money(((minor / unit) * of * unit) / 1000n - ((((minor / unit) * of * unit) / 1000n) % unit), currency)),
    currency,
  };
}

/** Tax rate by tax rate, what is billed less what is credited. */
function byRate(documents: readonly Documents[]): Sums {
  const sums: Sums = new Map();
  for (const { invoice, creditNotes } of documents)
    for (const [document, sign] of [[invoice, 1n] as const, ...creditNotes.map((each) => [each, -1n] as const)])
      for (const { taxType, amount, taxAmount } of document.lines) {
        const sum = sums.get(taxType) ?? { net: 0n, tax: 0n };
        sums.set(taxType, { net: sum.net + sign * amount.minor, tax: sum.tax + sign * taxAmount.minor });
      }

  return sums;
}

test("whatever was sold and taken back: two payers' documents are the order's to the cent, and Xero comes to the same figures", () => {
  const seen = { split: 0, refused: 0, credited: 0 };
  fc.assert(
    fc.property(story, portions, (told, drawn) => {
      const input = storyToInput(told, priceStory(told));
      const whole = planPosting(input);
      if (whole.kind !== "post" || documentTotal(whole.plan.invoice).minor === 0n) return;
      const portion = portionOf(drawn, whole.plan);
      const payer = { id: "choice" as BillToId, scope: "order" as const, contactId: "contact-9" as ContactId, portion };
      const billed = billedTo(whole, input.order, { kind: "buyer", by: null, second: payer });
      if (billed.kind !== "post") {
        seen.refused += 1;
        return;
      }
      const parts = splitOf(billed.plan, 0);
      if (!parts) throw new Error("It has no second payer.");
      seen.split += 1;
      seen.credited += parts.second.creditNotes.length;

      expect(byRate([parts.first, parts.second])).toEqual(byRate([whole.plan]));
      for (const part of [parts.first, parts.second]) {
        const { refusals, shown } = enter({ ...whole.plan, ...part, payments: [], refunds: [], allocations: [] }, ratesFor(told.system));
        const planned = [part.invoice, ...part.creditNotes].map((each) => ({
          number: each.number,
          total: hundredths(documentTotal(each)),
          tax: hundredths(documentTax(each)),
        }));
        expect(refusals).toEqual([]);
        expect(shown).toEqual(planned);
      }
      const [sold, second] = [documentTotal(whole.plan.invoice), documentTotal(parts.second.invoice)];
      if (portion.kind === "amount") expect(formatMoney(second)).toBe(portion.amount);
      // Credit in proportion, to less than a smallest unit of the books.
      const credited = (documents: Documents) => documents.creditNotes.reduce((sum, each) => sum + documentTotal(each).minor, 0n);
      const off = credited(parts.second) * sold.minor - credited(whole.plan) * second.minor;
      expect((off < 0n ? -off : off) <= sold.minor * 10n).toBe(true);
      if (credited(whole.plan) === sold.minor) expect(credited(parts.second)).toBe(second.minor);
    }),
    { numRuns: 600, seed: 20_261_123 },
  );

  // Refused are orders of a few cents only.
  expect([seen.split > 300, seen.refused < seen.split / 10, seen.credited > 50]).toEqual([true, true, true]);
});
