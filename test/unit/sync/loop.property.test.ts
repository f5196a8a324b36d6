import fc from "fast-check";
import { expect, test, vi } from "vitest";
import type { Order } from "../../../app/domain/commerce/order";
import { arbitrarySale } from "../../builders/arbitrary-order";
import { frozen } from "../../builders/frozen";
import { approve, nothingBooked, payInXero, runToRest, type Run, type World } from "./books-model";

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

const part = fc.bigInt({ min: 1n, max: 99n });

/** Shopify records a payment of a part only where nobody else might still take money, and in the customer's own currency. */
const takesPart = ({ plus, input: { order } }: World) => plus && !order.capturable && order.currency === order.presentmentCurrency;

test("what is paid in Xero in parts is shown in Shopify part by part, each by one write, and never comes back to Xero", () => {
  fc.assert(
    fc.property(sale, part, fc.boolean(), (start, percent, plus) => {
      const posted = { ...runToRest(start).world, plus };
      const partPaid = payInXero(posted, percent);
      if (partPaid === posted) return;
      const run = runToRest(partPaid);
      const inXero = paidInXero(partPaid) - paidInXero(posted);

      expect(run.writes).toEqual(["show-part-payment"]);
      expect(paidInXero(run.world)).toBe(paidInXero(partPaid));
      expect(run.rest.status).toBe(takesPart(posted) ? "synced" : "pending");
      expect(owed(posted) - owed(run.world)).toBe(takesPart(posted) ? inXero : 0n);
      expect(run.world.input.order.told === undefined).toBe(takesPart(posted));
      expect(runToRest(run.world).writes).toEqual([]);
    }),
    RUNS,
  );
});

test("once all of it has come the order is marked paid, unless a card authorisation waits, and what was told is true", () => {
  fc.assert(
    fc.property(sale, part, fc.boolean(), (start, percent, plus) => {
      const posted = { ...runToRest(start).world, plus };
      const shown = runToRest(payInXero(posted, percent)).world;
      const run = runToRest(payInXero(shown, 100n));
      const { order } = posted.input;
      const told = shown.input.order.told === undefined ? [] : ["tell-order"];
      if (owed(posted) === 0n) {
        expect([run.rest, run.writes]).toEqual([SYNCED, []]);
      } else if (order.capturable) {
        expect([run.rest, run.writes]).toMatchObject([{ status: "attention", problems: [{ code: "cannot-mark-paid" }] }, told]);
      } else {
        expect([run.rest, run.writes]).toEqual([SYNCED, ["mark-order-paid", ...told]]);
        expect(owed(run.world)).toBe(0n);
        expect(paidInXero(run.world)).toBe(order.totals.total.minor);
      }
      if (told.length > 0) expect(run.world.input.order.told).toBe(`Invoice ${run.world.invoice?.document.number} is settled in Xero.`);
      expect(runToRest(run.world).writes).toEqual([]);
    }),
    RUNS,
  );
});

function owed({ input }: World): bigint {
  return input.order.totals.outstanding?.minor ?? 0n;
}

function paidInXero({ invoice }: World): bigint {
  return invoice?.payments.reduce((sum, { minor }) => sum + minor, 0n) ?? 0n;
}
