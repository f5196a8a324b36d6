import { updateOrder } from "../../orders/update-order";
import { grants } from "../../oauth/scopes";
import { accessDenied } from "../access-rules";
import type { Args, GraphContext } from "../context";
import { visibleOrder } from "../order-access";

export function tagsAdd(args: Args, context: GraphContext) {
  return changeTags(args, context, (tags, added) => [...new Set([...tags, ...added])]);
}

export function tagsRemove(args: Args, context: GraphContext) {
  return changeTags(args, context, (tags, removed) => tags.filter((tag) => !removed.includes(tag)));
}

/** Tags of orders only; the scope is that of the tagged resource. */
function changeTags(args: Args, context: GraphContext, change: (tags: string[], given: string[]) => string[]) {
  if (!grants(context.scopes, "write_orders")) throw accessDenied("tagsAdd", "`write_orders` access scope.");
  const order = visibleOrder(context, args["id"]);
  if (!order) return { node: null, userErrors: [{ field: ["id"], message: "Resource does not exist" }] };
  const tags = change(order.tags, args["tags"] as string[]);
  if (tags.join() !== order.tags.join()) updateOrder(context.world, order, { details: { tags } });
  return { node: order, userErrors: [] };
}
