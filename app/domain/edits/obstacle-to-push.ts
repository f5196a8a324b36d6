import { isZero } from "../money/money";
import type { OrderSituation, StandingInvoice } from "../sync/order-situation";
import { isGone } from "./compare-standing";

/** Why ours can not be written over it, with what can be done; null where it can. Xero, Nov 2026: facts of its edit rules. */
export function obstacleToPush(
  { seen, sent }: StandingInvoice,
  { organisation }: Pick<OrderSituation["ground"], "organisation">,
): string | null {
  const { number } = seen;
  if (!sent) return `What was sent as invoice ${number} was not kept by an early version, so it cannot be put back.`;
  if (isGone(seen))
    return `Invoice ${number} is ${seen.status.toLowerCase()} in Xero, and stays so. Make it again, or leave the order out.`;
  if (!isZero(seen.amountPaid) || !isZero(seen.amountCredited))
    return (
      `Invoice ${number} has payments or credit on it, and Xero lets nobody change its amounts and tax then. ` +
      "Remove them in Xero and push again, or keep theirs. Accounts, tracking and words a person can change there all the same."
    );
  const { lockedUntil } = organisation;
  const date = seen.date ?? sent.date;
  if (lockedUntil && date <= lockedUntil)
    return `Invoice ${number} is dated ${date}, and ${organisation.name} is locked up to ${lockedUntil}. Unlock the period in Xero and push again, or keep theirs.`;

  return null;
}
