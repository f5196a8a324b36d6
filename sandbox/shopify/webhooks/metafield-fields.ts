import { gid } from "../gid";
import type { Metafield, Order } from "../store/records";
import { restTime } from "./bodies/money-set";

/** The `metafields` of a body whose subscription asks for some namespaces; an order's only, as no other record has any. */
export function metafieldsOf(order: Order | undefined, namespaces: readonly string[]) {
  const wanted = order?.metafields.filter(({ namespace }) => namespaces.includes(namespace)) ?? [];
  return wanted.map((metafield) => metafieldBody(metafield, order?.id ?? 0));
}

function metafieldBody({ id, namespace, key, value, type, createdAt, updatedAt }: Metafield, orderId: number) {
  return {
    id,
    admin_graphql_api_id: gid("Metafield", id),
    namespace,
    key,
    value,
    type,
    description: null,
    owner_id: orderId,
    owner_resource: "order",
    created_at: restTime(createdAt),
    updated_at: restTime(updatedAt),
  };
}
