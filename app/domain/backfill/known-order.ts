import type { OrderChoice } from "../posting/order-choice";
import type { Wish } from "../undo/wish";
import { ALREADY_IN_BOOKS, keptOut, type DryRun } from "./dry-run";

/** What we know of an order before it is read: what people decided about it, and whether its invoice stands. */
export type KnownOrder = {
  wish: Wish["kind"] | null;
  invoice: "stands" | "gone" | null;
  /** How a person has it booked. */
  choice: OrderChoice | null;
};

/**
 * Its share where a run passes it over, whatever it is in Shopify; null where it is to be planned. The same orders as the run's
 * own claim leaves alone: those with a wish, and those with an invoice of ours, whatever became of that.
 */
export function passedOver(name: string, { wish, invoice }: KnownOrder): DryRun | null {
  if (wish === "undo") return keptOut(name, "undone", [{ message: UNDONE }]);
  if (wish === "do-not-send") return keptOut(name, "unwanted", [{ message: UNWANTED }]);
  if (invoice === "gone") return keptOut(name, "excluded", [{ message: VOIDED }]);

  return invoice === "stands" ? ALREADY_IN_BOOKS : null;
}

const UNDONE = "You had these undone: each stays out of Xero until you press “Post again” on its page.";
const UNWANTED = "You chose not to send these: each stays out of Xero until you press “Post again” on its page.";
const VOIDED =
  "Their invoices were voided or deleted in Xero: Crossfoot does not make these again by itself. Each order’s page says what can be done.";
