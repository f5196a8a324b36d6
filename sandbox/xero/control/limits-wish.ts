import { mayRapidSync, TIERS, type LimitSettings, type Tier } from "../api/limit-settings";
import { ControlError } from "./control-error";
import { flag, record, wholeNumber } from "./reading";

const FIGURES = ["concurrent", "minute", "day", "appMinute", "connections"] as const;

/** POST /control/limits: what is sent is changed, the rest stays. */
export function readLimitChange(body: unknown, present: LimitSettings): Partial<LimitSettings> {
  const wish = record(body);
  const change: Partial<LimitSettings> = {};
  const [enforced, rapidSync] = [flag(wish, "enforced"), flag(wish, "rapidSync")];
  if (enforced !== undefined) change.enforced = enforced;
  if (rapidSync !== undefined) change.rapidSync = rapidSync;
  if (wish["tier"] !== undefined) change.tier = tierOf(wish["tier"]);
  for (const name of FIGURES) if (wish[name] !== undefined) change[name] = wholeNumber(wish[name], name);
  if (rapidSync && !mayRapidSync({ ...present, ...change })) {
    throw new ControlError(400, "Rapid Sync needs the tier PLUS or above.");
  }
  return change;
}

function tierOf(value: unknown): Tier {
  const tier = String(value).toUpperCase();
  if (!(tier in TIERS)) throw new ControlError(400, `tier must be one of ${Object.keys(TIERS).join(", ")}.`);
  return tier as Tier;
}
