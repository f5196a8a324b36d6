import { problem, type Problem } from "../domain/problem";
import type { DirtyOrder } from "../ports/order-store";
import type { BooksKind } from "../ports/write-ledger";
import { retryDelayMs } from "./failure";
import type { Waiting } from "./postpone";
import type { SyncPorts } from "./sync-ports";

/** Lists show a contact up to seconds late, so that its name looked free: the next look finds it taken, and gives another. */
const LOOKS = 5;

/**
 * No look shows who has the name: a contact may be called "Ann Lee (ann@example.com)" and have another address by now, and is
 * like the customer in nothing. From then on the customer's number goes behind the name; who has even that is for a person, and
 * is not looked for again whenever a sweep asks.
 */
export function isNamedByNumber({ putOffFor, attempts, heldFor }: DirtyOrder): boolean {
  return heldFor === "number-taken" || (putOffFor?.code === "number-taken" && attempts >= LOOKS);
}

/** Xero refused a contact because somebody has its name. */
export function isNameTaken(kind: BooksKind, { code }: Problem): boolean {
  return kind === "CONTACT" && code === "number-taken";
}

/**
 * What Xero refused, as it is told. Of a contact, `field` names the customer: once he changes, the order is looked at again. Of a name
 * that stays taken it says what a person can do.
 */
export function toldOfRefusal({ kind, localId }: { kind: BooksKind; localId: string }, refused: Problem): Problem {
  if (kind !== "CONTACT") return refused;
  const told = { field: localId, ...refused };
  if (!isNameTaken(kind, refused)) return told;

  return { ...told, message: `${refused.message} Give that contact another name in Xero, then press Retry.` };
}

/** Looked for again, ever later. `message` is Xero's. */
export async function lookForName(
  { orders, clock }: Pick<SyncPorts, "orders" | "clock">,
  { dirty, order }: Waiting,
  message: string,
): Promise<void> {
  const until = new Date(clock.now().getTime() + retryDelayMs({ kind: "unreachable", message }, dirty.attempts));
  const cause = problem("number-taken", "retry", `${message} Another name is looked for by itself.`);
  await orders.postpone(dirty, { until, problem: cause, order });
}
