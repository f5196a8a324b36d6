import { commitChange } from "../orders/change-order";
import type { Order } from "../store/records";
import type { Return } from "../store/records/return";
import { returnBody, returnDeclinedBody, returnStatusBody } from "../webhooks/bodies/return-body";
import type { World } from "../world";

export type ReturnTopic = "approve" | "cancel" | "close" | "decline" | "process" | "reopen" | "request";

/** Ends a change of a return that moves no money. */
export function announceReturn(world: World, order: Order, { changed, step }: { changed: Return; step: ReturnTopic }): void {
  commitChange(world, order, {
    topics: ["orders/updated"],
    events: [returnEvent(order, changed, step)],
    text: `Return ${changed.name}: ${changed.status.toLowerCase()}.`,
  });
}

export function returnEvent(order: Order, changed: Return, step: ReturnTopic) {
  return { topic: `returns/${step}`, body: bodyOf(step)(order, changed), resourceId: order.id };
}

function bodyOf(step: ReturnTopic) {
  if (step === "approve" || step === "request") return returnBody;
  return step === "decline" ? returnDeclinedBody : returnStatusBody;
}
