import { setMetafields, type MetafieldContent } from "../../orders/update-order";
import type { Order } from "../../store/records";
import { grants } from "../../oauth/scopes";
import { accessDenied } from "../access-rules";
import type { Args, GraphContext } from "../context";
import { visibleOrder } from "../order-access";
import { digestOf, metafieldSource } from "../resolvers/metafield";

const MOST_AT_ONCE = 25;

interface MetafieldInput {
  readonly ownerId: string;
  readonly namespace?: string;
  readonly key: string;
  readonly type?: string;
  readonly value: string;
  /** Null: only if there is none yet. A digest: only if it still has that value. */
  readonly compareDigest?: string | null;
}

/** All or nothing, at most 25 at once; the simulator keeps metafields of orders. */
export function metafieldsSet(args: Args, context: GraphContext) {
  const inputs = args["metafields"] as readonly MetafieldInput[];
  if (!grants(context.scopes, "write_orders")) throw accessDenied("metafieldsSet", "`write_orders` access scope.");
  if (inputs.length > MOST_AT_ONCE) return refusal(["metafields"], "LESS_THAN_OR_EQUAL_TO", `Exceeded the maximum metafields input limit of ${MOST_AT_ONCE}.`);
  const owned = inputs.map((input) => ({ input, order: visibleOrder(context, input.ownerId) }));
  for (const [index, { input, order }] of owned.entries()) {
    if (!order) return refusal(["metafields", String(index), "ownerId"], "INVALID_VALUE", "Owner does not exist.");
    if (isStale(order, input)) return refusal(["metafields", String(index)], "STALE_OBJECT", "The resource has been updated since it was loaded.");
  }
  const written = owned.flatMap(({ input, order }) => (order ? setMetafields(context.world, order, [contentOf(input)]).map((one) => metafieldSource(order, one)) : []));
  return { metafields: written, userErrors: [] };
}

function isStale(order: Order, input: MetafieldInput): boolean {
  if (input.compareDigest === undefined) return false;
  const { namespace, key } = contentOf(input);
  const old = order.metafields.find((one) => one.namespace === namespace && one.key === key);
  return input.compareDigest !== (old ? digestOf(old) : null);
}

function contentOf({ namespace = "$app", key, type = "single_line_text_field", value }: MetafieldInput): MetafieldContent {
  return { namespace, key, type, value };
}

function refusal(field: readonly string[], code: string, message: string) {
  return { metafields: null, userErrors: [{ field, code, message, elementIndex: null }] };
}
