import { GraphQLError } from "graphql";
import { updateOrder, type OrderDetails } from "../../orders/update-order";
import type { Args, GraphContext } from "../context";
import { visibleOrder } from "../order-access";

const MODELLED = ["customAttributes", "email", "note", "phone", "poNumber", "tags"] as const;

/** Words on the order, never its amounts. `tags` replaces the whole list. */
export function orderUpdate(args: Args, context: GraphContext) {
  const { id, ...input } = args["input"] as Args & { id: string };
  const order = visibleOrder(context, id);
  if (!order) return { order: null, userErrors: [{ field: ["id"], message: "Order does not exist" }] };
  const other = Object.keys(input).find((field) => !(MODELLED as readonly string[]).includes(field));
  if (other) throw new GraphQLError(`The simulated Shopify does not model OrderInput.${other} yet.`, { extensions: { code: "NOT_MODELLED" } });
  updateOrder(context.world, order, input as OrderDetails);
  return { order, userErrors: [] };
}
