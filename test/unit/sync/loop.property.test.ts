import fc from "fast-check";
import { expect, test, vi } from "vitest";
import type { Order } from "../../../app/domain/commerce/order";
import { arbitrarySale } from "../../builders/arbitrary-order";
import { frozen } from "../../builders/frozen";
import { approve, nothingBooked, payInXero, runToRest, type Run } from "./books-model";

// A thousand orders take a second; a busy machine may take longer, and that is no failure.
vi.setConfig({ testTimeout: 60_000 });

// The lane's loop, played against a model of Xero that refuses what Xero refuses: a second document is an error there.
const RUNS = { numRuns: 1000 };
const SYNCED = { do: "rest", status: "synced" };

const sale = arbitrarySale.map((input) => nothingBooked(frozen(input)));
const draftSale = fc
  .tuple(arbitrarySale, fc.constantFrom("DRAFT", "SUBMITTED"))
  .map(([input, invoiceStatus]) =>
    nothingBooked(frozen({ ...input, profile: { ...input.profile, invoiceStatus: invoiceStatus as "DRAFT" | "SUBMITTED" } })),
  );

const received = ({ transactions }: Order) =>
  transactions.filter(({ kind, status, amount }) => status === "SUCCESS" && (kind === "SALE" || kind === "CAPTURE") && amount.minor > 0n);

function expectOnePaymentPerReceipt({ world }: Run): void {
  const paid = world.invoice?.payments.map(({ transactionId, minor }) => [transactionId, minor]);
  expect(paid).toEqual(received(world.input.order).map(({ id, amount }) => [id, amount.minor]));
}

test("an order comes to rest, with one invoice and one payment for each receipt, and stays there", () => {
  fc.assert(
    fc.property(sale, (start) => {
      const run = runToRest(start);
      expect(run.rest).toEqual(SYNCED);
      expect(run.writes).toEqual([
        "create-contact",
        "create-invoice",
        ...(received(start.input.order).length > 0 ? ["create-payments"] : []),
      ]);
      expectOnePaymentPerReceipt(run);
      const again = runToRest(run.world);
      expect([again.writes, again.rest]).toEqual([[], SYNCED]);
      expect(again.world).toBe(run.world);
    }),
    RUNS,
  );
});

test("payments of a draft wait for its approval, and then come exactly once", () => {
  fc.assert(
    fc.property(draftSale, (start) => {
      const waiting = runToRest(start);
      const owed = received(start.input.order).length > 0;
      expect(waiting.world.invoice?.payments).toEqual([]);
      expect(waiting.rest.status).toBe(owed ? "pending" : "synced");
      const run = runToRest(approve(waiting.world));
      expect([run.rest, run.writes]).toEqual([SYNCED, owed ? ["create-payments"] : []]);
      expectOnePaymentPerReceipt(run);
    }),
    RUNS,
  );
});

test("what is paid in Xero is paid in Shopify once all of it has come, unless a card authorisation waits", () => {
  const part = fc.bigInt({ min: 1n, max: 99n });
  fc.assert(
    fc.property(sale, part, (start, percent) => {
      const posted = runToRest(start).world;
      const partPaid = payInXero(posted, percent);
      if (partPaid !== posted) expect(runToRest(partPaid)).toMatchObject({ writes: [], rest: { status: "pending" } });

      const run = runToRest(payInXero(partPaid, 100n));
      const { order } = posted.input;
      if (order.totals.outstanding?.minor === 0n) {
        expect([run.rest, run.writes]).toEqual([SYNCED, []]);
      } else if (order.capturable) {
        expect([run.rest, run.writes]).toMatchObject([{ status: "attention", problems: [{ code: "cannot-mark-paid" }] }, []]);
      } else {
        expect([run.rest, run.writes]).toEqual([SYNCED, ["mark-order-paid"]]);
        expect(run.world.input.order.totals.outstanding?.minor).toBe(0n);
        expect(run.world.invoice?.payments.reduce((sum, { minor }) => sum + minor, 0n)).toBe(order.totals.total.minor);
      }
      expect(runToRest(run.world).writes).toEqual([]);
    }),
    RUNS,
  );
});
