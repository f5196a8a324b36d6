import { expect, test } from "vitest";
import { passedOver, type KnownOrder } from "../../../app/domain/backfill/known-order";

const KNOWN: KnownOrder = { wish: null, invoice: null, choice: null };

test("an order of which nothing was decided or made is to be planned", () => {
  expect(passedOver("#1001", KNOWN)).toBeNull();
});

// What a person decided comes first: an undo that is under way still has its invoice.
test.each([
  { known: { invoice: "stands" }, outcome: "already" },
  { known: { invoice: "gone" }, outcome: "excluded" },
  { known: { wish: "undo", invoice: "gone" }, outcome: "undone" },
  { known: { wish: "undo", invoice: "stands" }, outcome: "undone" },
  { known: { wish: "do-not-send" }, outcome: "unwanted" },
] as const)("$known is $outcome, and adds nothing", ({ known, outcome }) => {
  const share = passedOver("#1001", { ...KNOWN, ...known });

  expect(share).toMatchObject({ outcomes: { post: 0, [outcome]: 1 }, documents: [], lines: [], money: [] });
});
