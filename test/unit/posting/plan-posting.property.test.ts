import fc from "fast-check";
import { expect, test, vi } from "vitest";
import type { Order } from "../../../app/domain/commerce/order";
import type { Money } from "../../../app/domain/money/money";
import { planPosting } from "../../../app/domain/posting/plan-posting";
import { arbitrarySale } from "../../builders/arbitrary-order";
import { frozen } from "../../builders/frozen";
import { planOf } from "../../builders/outcome";
import { perturbations, perturbed } from "./perturb-order";

// A thousand orders take a second; a busy machine may take longer, and that is no failure.
vi.setConfig({ testTimeout: 60_000 });

const RUNS = { numRuns: 1000 };

/** Added up here, from the bare integers, so that the sums of the code under test prove nothing by themselves. */
const minorSum = (amounts: readonly Money[]) => amounts.reduce((total, { minor }) => total + minor, 0n);
const received = ({ transactions }: Order) =>
  transactions.filter(({ kind, status, amount }) => status === "SUCCESS" && ["SALE", "CAPTURE"].includes(kind) && amount.minor !== 0n);

test("every sale that Shopify can price is posted, and its total, tax and amount still to pay are the order's exactly", () => {
  fc.assert(
    fc.property(arbitrarySale, (input) => {
      const { order } = frozen(input);
      const { invoice, payments, tieOut } = planOf(planPosting(input));
      const net = minorSum(invoice.lines.map(({ amount }) => amount));
      const tax = minorSum(invoice.lines.map(({ taxAmount }) => taxAmount));
      const total = order.taxesIncluded ? net : net + tax;

      expect({ total, tax, toPay: total - minorSum(payments.map(({ amount }) => amount)) }).toEqual({
        total: order.totals.total.minor,
        tax: order.totals.tax?.minor,
        toPay: order.totals.outstanding?.minor,
      });
      expect(tieOut.checks.map(({ shop, books }) => books.minor - shop.minor)).toEqual([0n, 0n, 0n]);
    }),
    RUNS,
  );
});

test("each line is quantity × unit price − discount, each receipt one payment, and nothing is in it that Xero refuses", () => {
  fc.assert(
    fc.property(arbitrarySale, (input) => {
      const { invoice, payments, contact } = planOf(planPosting(frozen(input)));
      // Ten-thousandths of a unit: a penny and ten fils are a hundred of them, a yen is 10,000.
      const scale = { JPY: 10_000n, KWD: 10n }[input.order.currency as string] ?? 100n;
      const wrong = invoice.lines.filter(({ quantity, unitAmount, discount, amount }) => amount.minor * scale !== BigInt(quantity) * unitAmount - discount.minor * scale);
      const refused = invoice.lines.filter(({ description, amount }) => description.length < 1 || description.length > 4000 || amount.minor < 0n);
      expect([wrong, refused]).toEqual([[], []]);
      expect(invoice.lines).toHaveLength(input.order.lines.length + input.order.shippingLines.length);
      expect(payments.map(({ transactionId, amount }) => [transactionId, amount])).toEqual(received(input.order).map(({ id, amount }) => [id, amount]));
      expect(invoice.number).toMatch(/^SH-[\x20-\x7e]+$/);
      expect(invoice.dueDate >= invoice.date).toBe(true);
      expect(contact.name).not.toBe("");
    }),
    RUNS,
  );
});

test("the same order and profile always give the same documents, and are left as they were", () => {
  fc.assert(
    fc.property(arbitrarySale, (input) => {
      const before = structuredClone(input);
      const first = planPosting(frozen(input));
      expect(planPosting(structuredClone(input))).toEqual(first);
      expect(input).toEqual(before);
    }),
    RUNS,
  );
});

test("one minor unit more or less in any one amount, and the order is held", () => {
  const direction = fc.constantFrom(1n, -1n);
  fc.assert(
    fc.property(arbitrarySale, fc.nat(), direction, (input, choice, by) => {
      const places = perturbations(input.order);
      const place = places[choice % places.length];
      if (!place) throw new Error("Every order has totals to change.");
      const posting = planPosting({ ...input, order: frozen(perturbed(input.order, { place, by })) });
      expect({ place, kind: posting.kind }).toEqual({ place, kind: "hold" });
      if (posting.kind === "hold") expect(posting.problems.length).toBeGreaterThan(0);
    }),
    { numRuns: 2000 },
  );
});
