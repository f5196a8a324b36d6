import { Router, type Request } from "express";
import { z } from "zod";
import { editOrder } from "../edits/edit-order";
import { fulfilOrder } from "../fulfilments/fulfil-order";
import { updateOrder } from "../orders/update-order";
import { locationNamed } from "../locations/find-location";
import { changeTerms, createTerms, deleteTerms } from "../payment-terms/set-terms";
import { readTermsRule, termsSchema } from "../payment-terms/terms-request";
import { readBody } from "../read-body";
import type { Order } from "../store/records";
import type { TermsRule } from "../store/records/payment-terms";
import { shopOf, type World } from "../world";
import { readEditRequest } from "./edit-request";
import { lineNaming, lineOfOrder } from "./line-of-order";
import { orderAnswer } from "./order-answer";
import { orderOfControl } from "./order-of-control";

const fulfilSchema = z.strictObject({
  shop: z.string().optional(),
  /** Nothing: all that has not left yet. */
  lines: z.array(z.strictObject({ ...lineNaming, quantity: z.number().int().positive() })).optional(),
  location: z.union([z.string(), z.number()]).optional(),
  trackingCompany: z.string().nullable().default(null),
  trackingNumber: z.string().nullable().default(null),
});
const tagsSchema = z.strictObject({ shop: z.string().optional(), tags: z.array(z.string()) });
const termsBodySchema = z.strictObject({ shop: z.string().optional(), terms: termsSchema.nullable() });

/** What happens to an order after the sale, beside its money: edits, parcels, tags, payment terms. */
export function orderLifeRoutes(world: World): Router {
  const routes = Router();
  const action = (name: string, act: (order: Order, request: Request) => void): void => {
    routes.post(`/orders/:id/${name}`, (request: Request, response) => {
      const order = orderOfControl(world, request);
      act(order, request);
      response.json(orderAnswer(order));
    });
  };
  action("edit", (order, request) => void editOrder(world, order, readEditRequest(world, order, request.body)));
  action("fulfil", (order, request) => fulfil(world, order, readBody(fulfilSchema, request.body)));
  action("tags", (order, request) => updateOrder(world, order, { details: { tags: readBody(tagsSchema, request.body).tags } }));
  action("terms", (order, request) => {
    const { terms } = readBody(termsBodySchema, request.body);
    setTerms(world, order, terms && readTermsRule(terms));
  });
  return routes;
}

function fulfil(world: World, order: Order, { lines, location, trackingCompany, trackingNumber }: z.output<typeof fulfilSchema>): void {
  fulfilOrder(world, order, {
    lines: lines?.map(({ quantity, ...naming }) => ({ lineId: lineOfOrder(order, naming).id, quantity })) ?? null,
    locationId: location === undefined ? null : locationNamed(world, shopOf(world, order.shop), location).id,
    ...{ trackingCompany, trackingNumber },
  });
}

function setTerms(world: World, order: Order, rule: TermsRule | null): void {
  const terms = order.paymentTermsId === null ? undefined : world.store.paymentTerms.get(order.paymentTermsId);
  if (terms && rule) changeTerms(world, terms, rule);
  else if (terms) deleteTerms(world, terms);
  else if (rule) createTerms(world, { order }, rule);
}
