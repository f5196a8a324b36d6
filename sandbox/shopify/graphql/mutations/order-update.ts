import { GraphQLError } from "graphql";
import { updateOrder, type MetafieldContent, type OrderDetails } from "../../orders/update-order";
import type { Args, GraphContext } from "../context";
import { visibleOrder } from "../order-access";

const MODELLED = ["customAttributes", "email", "metafields", "note", "phone", "poNumber", "tags"] as const;
const USUAL_TYPE = "single_line_text_field";

interface MetafieldInput {
  readonly namespace?: string | null;
  readonly key?: string | null;
  readonly type?: string | null;
  readonly value?: string | null;
}

/** Words on the order, never its amounts. `tags` replaces the whole list. */
export function orderUpdate(args: Args, context: GraphContext) {
  const { id, ...input } = args["input"] as Args & { id: string };
  const order = visibleOrder(context, id);
  if (!order) return { order: null, userErrors: [{ field: ["id"], message: "Order does not exist" }] };
  const other = Object.keys(input).find((field) => !(MODELLED as readonly string[]).includes(field));
  if (other) throw new GraphQLError(`The simulated Shopify does not model OrderInput.${other} yet.`, { extensions: { code: "NOT_MODELLED" } });
  const { metafields = [], ...details } = input as OrderDetails & { metafields?: readonly MetafieldInput[] };
  updateOrder(context.world, order, { details, metafields: metafields.map(contentOf) });
  return { order, userErrors: [] };
}

/** By namespace and key; one that is named by its id is not modelled. */
function contentOf({ namespace, key, type, value }: MetafieldInput): MetafieldContent {
  if (!key) throw new GraphQLError("The simulated Shopify knows metafields by their key only.", { extensions: { code: "NOT_MODELLED" } });
  return { namespace: namespace ?? "$app", key, type: type ?? USUAL_TYPE, value: value ?? "" };
}
