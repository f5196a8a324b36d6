import type { Order } from "../domain/commerce/order";
import type { ChoiceSource } from "../domain/ledger/override";
import type { Organisation } from "../domain/ledger/organisation";
import { planPosting, type PostingInput } from "../domain/posting/plan-posting";
import type { Posting } from "../domain/posting/posting-plan";
import type { PostingProfile } from "../domain/posting/posting-profile";

type Made = { by: Settings; posting: Posting };
/** All that a plan is made of besides the order. `backfilled`: a backfill asked for it, however old it is. */
export type Settings = {
  profile: PostingProfile;
  backfilled: boolean;
  organisation: Organisation;
  orderUrl: string;
  choices?: readonly ChoiceSource[];
};

/** What was planned of each order as it was read; it is gone when the order is out of hand. */
const PLANS = new WeakMap<Order, readonly Made[]>();
/** As read, and as planned for what stands in Xero: a locked period has the two differ. */
const KEPT = 3;

/**
 * The plan of one reading of an order, made once for the same settings: an order in hand is decided about again after every single
 * write, and the decision is the same for the same input. An order that is read again is another.
 */
export function planOnce(order: Order, by: Settings): Posting {
  const made = PLANS.get(order) ?? [];
  const known = made.find((each) => isSame(each.by, by));
  if (known) return known.posting;
  const posting = planPosting(inputOf(order, by));
  PLANS.set(order, [{ by, posting }, ...made].slice(0, KEPT));

  return posting;
}

/** One that a backfill asked for was meant, however old it is. */
function inputOf(order: Order, { profile, backfilled, organisation, orderUrl, choices }: Settings): PostingInput {
  const exclusions = backfilled ? { ...profile.exclusions, placedBefore: null } : profile.exclusions;
  const input = { order, profile: { ...profile, exclusions }, organisation, orderUrl };

  return choices ? { ...input, choices } : input;
}

function isSame(a: Settings, b: Settings): boolean {
  return (
    a.profile === b.profile &&
    a.backfilled === b.backfilled &&
    a.orderUrl === b.orderUrl &&
    isSameOrganisation(a.organisation, b.organisation) &&
    JSON.stringify(a.choices) === JSON.stringify(b.choices)
  );
}

/** It is often a copy, without its lock date. */
function isSameOrganisation(a: Organisation, b: Organisation): boolean {
  const fields = Object.keys({ ...a, ...b }) as (keyof Organisation)[];

  return a === b || fields.every((field) => a[field] === b[field]);
}
