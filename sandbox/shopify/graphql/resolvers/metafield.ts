import { createHash } from "node:crypto";
import { gid } from "../../gid";
import type { Metafield, Order } from "../../store/records";
import { childConnection } from "../connection";
import type { Args } from "../context";
import { defineType } from "../define-type";

export interface MetafieldSource {
  readonly id: number;
  readonly order: Order;
  readonly metafield: Metafield;
}

export function metafieldSource(order: Order, metafield: Metafield): MetafieldSource {
  return { id: metafield.id, order, metafield };
}

export function findMetafield(order: Order, { namespace, key }: Args): MetafieldSource | null {
  const found = order.metafields.find((one) => one.key === key && one.namespace === (namespace ?? "$app"));
  return found ? metafieldSource(order, found) : null;
}

export function metafieldPage(order: Order, args: Args) {
  const { namespace, keys } = args;
  const wanted = order.metafields.filter(
    (one) => (typeof namespace !== "string" || one.namespace === namespace) && (!Array.isArray(keys) || keys.includes(`${one.namespace}.${one.key}`)),
  );
  return childConnection(wanted.map((metafield) => metafieldSource(order, metafield)), args);
}

/** What metafieldsSet compares for compare-and-set. */
export function digestOf({ value }: Metafield): string {
  return createHash("sha256").update(value).digest("hex");
}

export const metafieldTypes = {
  Metafield: defineType<MetafieldSource>({
    id: ({ id }) => gid("Metafield", id),
    legacyResourceId: ({ id }) => String(id),
    namespace: ({ metafield }) => metafield.namespace,
    key: ({ metafield }) => metafield.key,
    type: ({ metafield }) => metafield.type,
    value: ({ metafield }) => metafield.value,
    compareDigest: ({ metafield }) => digestOf(metafield),
    createdAt: ({ metafield }) => metafield.createdAt,
    updatedAt: ({ metafield }) => metafield.updatedAt,
    owner: ({ order }) => order,
    ownerType: () => "ORDER",
    sizeInBytes: ({ metafield }) => Buffer.byteLength(metafield.value),
  }),
};
