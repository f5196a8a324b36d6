import { MINUTE_MS } from "../clock";
import { commitRecord } from "../store/commit-record";
import { paymentScheduleBody } from "../webhooks/bodies/payment-terms-body";
import type { World } from "../world";
import { isDue } from "./terms-state";

/** Sends payment_schedules/due for every schedule whose date has come with money owed, once each. */
export function announceDue(world: World): void {
  for (const terms of world.store.paymentTerms.values()) {
    if (terms.orderId === null || terms.schedule.announcedDue || !isDue(world, terms)) continue;
    terms.schedule = { ...terms.schedule, announcedDue: true };
    commitRecord(world, world.store.paymentTerms, {
      record: terms,
      kind: "payment-schedule-due",
      figures: { order: terms.orderId, due: terms.schedule.dueAt },
      topics: [{ topic: "payment_schedules/due", body: paymentScheduleBody(world, terms) }],
    });
  }
}

/** Looks whenever the clock is moved, and once a minute while it runs by itself. Returns how to stop looking by itself. */
export function watchDueDates(world: World): () => void {
  world.clock.onAdvance(() => announceDue(world));
  const timer = setInterval(() => announceDue(world), MINUTE_MS);
  timer.unref();
  return () => clearInterval(timer);
}
