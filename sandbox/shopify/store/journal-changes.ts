import { Collection } from "../../kit/collection";
import type { Journal } from "../../kit/journal";
import { orderAnswer } from "../control/order-answer";
import { formatFixed } from "../money/minor-units";
import type { Order } from "./records";
import type { Store } from "./store";

/** Tokens are secrets, deliveries have entries of their own, results of bulk operations only repeat records, figures count. */
const LEFT_OUT: ReadonlySet<string> = new Set(["accessTokens", "refreshTokens", "deliveries", "bulkResults", "figures"]);

/**
 * Writes every change of a record to the journal, with its figures as they now stand: decimal strings in the record's
 * own currency, null once it is gone. From these entries somebody who knows nothing of this program can tell what was
 * lost, made twice or made wrong.
 */
export function journalChanges(store: Store, journal: Journal): void {
  for (const collection of Object.values(store)) {
    if (!(collection instanceof Collection) || LEFT_OUT.has(collection.name)) continue;
    collection.watch((id, record) => {
      journal.record("change", { collection: collection.name, id, figures: figuresOf(store, record) });
    });
  }
}

function figuresOf(store: Store, record: unknown): unknown {
  if (typeof record !== "object" || record === null) return null;
  if ("__typename" in record && record.__typename === "Order") return orderAnswer(record as Order);
  return withDecimals(record, currencyOf(store, record));
}

function currencyOf(store: Store, record: object): string {
  if ("currency" in record && typeof record.currency === "string") return record.currency;
  const shop = "shop" in record ? store.shops.get(String(record.shop)) : undefined;
  return shop?.currency ?? "XXX";
}

function withDecimals(value: unknown, currency: string): unknown {
  if (typeof value === "bigint") return formatFixed(value, currency);
  if (Array.isArray(value)) return value.map((item) => withDecimals(item, currency));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withDecimals(part, currency)]));
}
