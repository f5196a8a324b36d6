import { isoSeconds, MINUTE_MS } from "../clock";
import type { Order, OrderTransaction } from "../store/records";
import type { World } from "../world";
import { commitChange } from "./change-order";
import { isAuthorisation, remainingOf } from "./payment-state";
import { replaceTransaction } from "./transactions";

/** Looks whenever the clock is moved, and once a minute while it runs by itself. Returns how to stop looking by itself. */
export function watchAuthorisations(world: World): () => void {
  world.clock.onAdvance(() => expireAuthorisations(world));
  const timer = setInterval(() => expireAuthorisations(world), MINUTE_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/** Authorisations that nobody captured in time lapse: the order's payment status becomes EXPIRED. */
function expireAuthorisations(world: World): void {
  const now = isoSeconds(world.clock.now());
  for (const order of world.store.orders.values()) {
    for (const one of order.transactions) if (isOverdue(order, one, now)) expire(world, order, one);
  }
}

function isOverdue(order: Order, one: OrderTransaction, now: string): boolean {
  return isAuthorisation(one) && one.authorizationExpiresAt !== null && one.authorizationExpiresAt <= now && remainingOf(order, one) > 0n;
}

function expire(world: World, order: Order, authorisation: OrderTransaction): void {
  replaceTransaction(order, { ...authorisation, errorCode: "AUTHORIZATION_EXPIRED", message: "The authorization has expired." });
  commitChange(world, order, { topics: ["orders/updated"], text: "The authorised payment has expired." });
}
