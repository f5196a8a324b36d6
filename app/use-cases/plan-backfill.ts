import { addDays, dayIn, startOfDay, type CalendarDate, type Instant } from "../domain/instant";
import type { ShopDomain } from "../domain/ids";
import type { BackfillStore } from "../ports/backfill-store";
import type { Bell } from "../ports/bell";
import type { Clock } from "../ports/clock";
import type { ConnectionStore } from "../ports/connection-store";
import type { ShopHistory } from "../ports/shop-history";
import { ordersHidden } from "./orders-hidden";
import { answeredBy } from "./read-books-offer";
import { isReady, type ReadyConnection } from "./ready-connection";
import type { BackfillDays, BackfillErrors } from "./backfill-views";

type Ports = { connections: ConnectionStore; backfills: BackfillStore; shopHistory: ShopHistory; bell: Bell; clock: Clock };

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Begins the preview of a backfill; nothing is written to the books before the merchant has seen it and starts it. */
export function makePlanBackfill(ports: Ports) {
  return async function planBackfill(shop: ShopDomain, days: BackfillDays): Promise<{ errors: BackfillErrors }> {
    const connection = await ports.connections.active(shop);
    if (!connection || !isReady(connection)) return { errors: { fromDay: "Finish the setup first: a backfill is posted by its choices." } };
    const errors = { ...checkDays(ports, connection, days) };
    if (Object.keys(errors).length > 0) return { errors };
    const zone = connection.organisation.timeZone;
    const [fromDay, toDay] = [days.fromDay as CalendarDate, days.toDay as CalendarDate];
    const span = { from: startOfDay(zone, fromDay), until: startOfDay(zone, addDays(toDay, 1)) };
    // Orders that Shopify keeps from us would be missing without a word: a backfill that needs them is refused.
    const hidden = answeredBy("Shopify")(await ordersHidden(ports, connection, span.from));
    if (hidden) return { errors: { fromDay: hidden } };

    const planned = await ports.backfills.plan(connection.id, { fromDay, toDay, span });
    if (!planned) return { errors: { fromDay: "Another backfill is under way. Let it finish, or cancel it first." } };
    await ports.bell.ringLane(connection.tenantId);

    return { errors: {} };
  };
}

function checkDays({ clock }: Ports, { organisation }: ReadyConnection, { fromDay, toDay }: BackfillDays): BackfillErrors {
  if (!isDay(fromDay)) return { fromDay: "Choose a day." };
  if (!isDay(toDay)) return { toDay: "Choose a day." };
  if (toDay < fromDay) return { toDay: "The last day is before the first." };
  const today = dayIn(organisation.timeZone, clock.now().toISOString() as Instant);

  return toDay > today ? { toDay: "Orders that are still to come are posted by themselves: choose today at the latest." } : {};
}

/** Days that do not exist (2027-02-29) are taken by `Date` for the next one. */
function isDay(text: string): boolean {
  return DAY.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
}
