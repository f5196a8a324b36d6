import { Gauge, Registry } from "prom-client";
import type { FleetFigures } from "../../ports/fleet";

/**
 * The figures of all processes, the same from every process that is asked: not to be summed. Null: the database did not
 * answer, and its figures are left out rather than shown as nothing.
 */
export function fleetGauges(figures: FleetFigures | null, now: Date): Registry {
  const registry = new Registry();
  const gauge = <Label extends string = never>(name: string, help: string, labelNames: Label[] = []) =>
    new Gauge({ name: `crossfoot_${name}`, help, labelNames, registers: [registry] });
  gauge("database_up", "1 when the database answers; else the figures from it are missing.").set(figures ? 1 : 0);
  if (!figures) return registry;

  const age = (at: Date | null) => (at ? Math.max(0, now.getTime() - at.getTime()) / 1_000 : 0);
  gauge("receipts_unhandled", "Webhooks stored and not yet turned into work.").set(figures.receipts.unhandled);
  gauge("receipts_oldest_seconds", "Age of the oldest of them.").set(age(figures.receipts.oldest));
  const dirty = gauge("orders_dirty", "Orders to look at, by what asked.", ["asked"]);
  const dirtyAge = gauge("orders_dirty_oldest_seconds", "How long the first of them has waited.", ["asked"]);
  for (const { asked, orders, oldest } of figures.dirty) {
    dirty.set({ asked }, orders);
    dirtyAge.set({ asked }, age(oldest));
  }
  gauge("lanes_leased", "Xero organisations being worked on.").set(figures.lanesLeased);
  gauge("writes_open", "Writes intended or sent whose end is not recorded.").set(figures.writesOpen);
  const connections = gauge("connections", "By state; RECONNECT: Xero no longer lets us in.", ["state"]);
  for (const { state, count } of figures.connections) connections.set({ state }, count);
  gauge("connections_in_fault", "Live connections whose work ends in a fault again and again.").set(figures.connectionsInFault);
  gauge("shops_shut_out", "Shops whose merchant has to open the app for new Shopify tokens.").set(figures.shopsShutOut);
  const canary = gauge("worker_silent_seconds", "Since each worker last finished a canary.", ["worker"]);
  for (const { worker, at } of figures.workers) canary.set({ worker }, age(at));

  return registry;
}
