import { z } from "zod";
import { Refusal } from "../refusal";
import type { Order, OrderLine } from "../store/records";

/** How a control call names a line of an order: by id, SKU or title. */
export const lineNaming = { id: z.number().optional(), sku: z.string().optional(), title: z.string().optional() };

interface LineNaming {
  readonly id?: number | undefined;
  readonly sku?: string | undefined;
  readonly title?: string | undefined;
}

export function lineOfOrder(order: Order, { id, sku, title }: LineNaming): OrderLine {
  const found = order.lines.find((line) => line.id === id || (sku !== undefined && line.sku === sku) || (title !== undefined && line.title === title));
  if (!found) throw new Refusal(`Order ${order.name} has no line ${id ?? sku ?? title ?? "without id, sku and title"}.`);
  return found;
}
