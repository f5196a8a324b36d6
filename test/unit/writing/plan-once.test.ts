import { expect, test } from "vitest";
import type { CalendarDate } from "../../../app/domain/instant";
import type { ChoiceSource } from "../../../app/domain/ledger/override";
import { planOnce, type Settings } from "../../../app/use-cases/plan-once";
import { aProfile, anOrganisation } from "../../builders/books";
import { anOrder, at } from "../../builders/order";

const order = anOrder({ placedAt: at("2026-11-10T09:00:00Z") });
const exclusions = { ...aProfile().exclusions, placedBefore: "2026-11-12" as CalendarDate };
/** Orders of before this day are left out, unless a backfill asks for them. */
const settings: Settings = {
  profile: aProfile({ exclusions }),
  backfilled: true,
  organisation: anOrganisation(),
  orderUrl: "https://shop.example.com/admin/orders/1",
};
const account: ChoiceSource = { by: "order", line: null, why: "you chose it for this order", account: "260" };

test("one reading of an order is planned once, whatever copies its settings come in", () => {
  const first = planOnce(order, settings);

  expect(planOnce(order, { ...settings, organisation: { ...settings.organisation } })).toBe(first);
});

test.each<[string, Partial<Settings>]>([
  ["a locked period", { organisation: { ...settings.organisation, lockedUntil: "2026-11-30" as CalendarDate } }],
  ["other settings", { profile: aProfile({ numberPrefix: "OTHER-" }) }],
  ["a choice", { choices: [account] }],
  ["another reason for the same choice", { choices: [{ ...account, why: "your rule for the tag “outlet”" }] }],
  ["the order's address", { orderUrl: "https://shop.example.com/admin/orders/2" }],
  ["an old order that comes by itself", { backfilled: false }],
])("%s is planned as if nothing had been planned before", (_what, other) => {
  const fresh = { ...order };
  planOnce(order, settings);
  planOnce(order, { ...settings, choices: [account] });

  expect(planOnce(order, { ...settings, ...other })).toEqual(planOnce(fresh, { ...settings, ...other }));
  expect(planOnce(order, settings)).toEqual(planOnce({ ...order }, settings));
});

test("an order that is read again is planned anew, as it stands then", () => {
  const before = planOnce(order, settings);
  const cancelled = { ...order, tags: ["changed"], name: "#2002" };

  expect(planOnce(cancelled, settings)).not.toEqual(before);
});
