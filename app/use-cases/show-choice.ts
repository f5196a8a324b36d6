import { begun } from "../domain/edits/obstacles";
import type { Override } from "../domain/ledger/override";
import { isGone } from "../domain/ledger/standing-document";
import type { OrderChoice } from "../domain/posting/order-choice";
import { obstacleToRecoding } from "../domain/sync/choice-in-force";
import type { Connection } from "../ports/connection";
import type { StoredOrder } from "../ports/order-reader";
import type { ChosenView } from "./choice-views";

/** What was chosen for an order, in words; null where nothing was. */
export function showChoice(choice: OrderChoice | null): ChosenView | null {
  if (!choice) return null;
  const { draft, whole, lines, reason, at, by } = choice;
  const ofLines = lines.flatMap(({ what, ...override }) => overrideWords(override).map((words) => `${what}: ${words}.`));
  const asDraft = draft === undefined ? [] : [draft ? "Sent as a draft." : "Not sent as a draft, whatever its tags say."];

  return { sentences: [...asDraft, ...overrideWords(whole).map((words) => `All lines: ${words}.`), ...ofLines], reason, at, by };
}

function overrideWords({ account, tax, tracking = [] }: Override): string[] {
  return [
    ...(account === undefined ? [] : [`account ${account}`]),
    ...(tax ? [`tax rate ${tax.taxType} (${tax.rate}%)`] : []),
    ...tracking.map(({ category, option }) => `${category}: ${option}`),
  ];
}

/** Why a choice made now will not reach the invoice by itself; null where it will. By what was last read of it. */
export function lateWords({ organisation }: Connection, { standing }: StoredOrder): string | null {
  const { invoice } = standing;
  if (!invoice || isGone(invoice.seen)) return null;
  const obstacle = obstacleToRecoding({ ...standing, invoice }, organisation);

  return obstacle && `${begun(obstacle)}, so it is not changed any more. What you choose holds once the order is undone and posted again.`;
}
