import type { UndoView } from "~/use-cases/undo-views";
import { daysText } from "../backfill/words";

/** "the orders of 2 June 2026", "the backfill of 1 June 2026 to 30 June 2026". */
export function undoneInWords({ kind, ...days }: Pick<UndoView, "kind" | "fromDay" | "toDay">): string {
  return `the ${kind === "day" ? "orders" : "backfill"} of ${daysText(days)}`;
}
