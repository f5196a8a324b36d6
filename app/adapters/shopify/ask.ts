import { isObject, objectOr, type JsonObject } from "./order-json/json";
import { UnreadableAnswer } from "./shopify-error";

/** Asks one shop; `patienceMs` as of an `Operation`. The answer's `data`. */
export type Ask = (operation: { query: string; variables: Record<string, unknown>; patienceMs?: number }) => Promise<unknown>;

/** What stands under that name in the answer; null where Shopify has no such thing. */
export async function askFor(ask: Ask, name: "order" | "draftOrder", operation: Parameters<Ask>[0]): Promise<JsonObject | null> {
  const answer = await ask(operation);
  if (!isObject(answer)) throw new UnreadableAnswer("there is no data in the answer.");

  return objectOr(answer, name);
}
