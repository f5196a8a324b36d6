import type { Order } from "../commerce/order";
import type { Organisation } from "../ledger/organisation";
import type { ChoiceSource } from "../ledger/override";
import { money, type Money } from "../money/money";
import { problem, type Problem, type ProblemCode, type Remedy } from "../problem";
import type { PlanNote } from "./posting-plan";
import type { PostingProfile } from "./posting-profile";

export type PostingInput = {
  order: Order;
  profile: PostingProfile;
  organisation: Organisation;
  /** Address of the order in the shop's admin; put on the documents. */
  orderUrl: string;
  /** What was chosen for the order over the mapping; absent: what its tags decide. */
  choices?: readonly ChoiceSource[];
};

/**
 * One order on the bookkeeper's desk: what every rule reads, and where it leaves what stands in the way. The two lists
 * live only as long as the order is being planned.
 */
export type Desk = PostingInput & { readonly problems: Problem[]; readonly notes: PlanNote[] };

export function amountOf({ order }: PostingInput, minor: bigint): Money {
  return money(minor, order.currency);
}

type Obstacle = { code: ProblemCode; remedy: Remedy; message: string; field?: string };

/** Every obstacle is named, each once: a merchant mends them in one go. */
export function hold({ problems }: Desk, { code, remedy, message, field }: Obstacle): void {
  if (problems.some((known) => known.message === message)) return;
  problems.push(field === undefined ? problem(code, remedy, message) : { ...problem(code, remedy, message), field });
}

export function note({ notes }: Desk, about: string, sentence: string): void {
  notes.push({ about, sentence });
}
