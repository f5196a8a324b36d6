import type { Organisation } from "../ledger/organisation";
import { isGone } from "../ledger/standing-document";
import { isZero } from "../money/money";
import { obstacleToRecoding } from "../sync/choice-in-force";
import type { StandingInvoice, StandingLinks } from "../sync/order-situation";
import { partsOf, secondInvoiceOf } from "./parts";
import { isSameSecond, secondKey, type SecondPayer } from "./second-payer";

/** `obstacle`: why what was chosen since cannot be carried out any more; the order stays shared as it was sent then. */
export type SecondInForce = { second: SecondPayer | null; obstacle: string | null };

/**
 * With whom an order is shared. Once it is posted it stays as it was sent, until somebody chooses otherwise for this very
 * order and all its invoices can still follow: choices for tags, customers and companies are for orders to come. Once the
 * first invoice has followed, the second has to; where it was paid in between, the first goes back.
 */
export function secondInForce(chosen: SecondPayer | null, links: StandingLinks, organisation: Organisation): SecondInForce {
  const { invoice } = links;
  if (!invoice) return { second: chosen, obstacle: null };
  const sent = secondAsSent(links, organisation);
  const wanted = chosen?.scope === "order" ? chosen : sent?.scope === "order" ? null : sent;
  if (isSameSecond(wanted, sent)) return { second: sent, obstacle: obstacleToPayer({ links, second: sent }, organisation) };
  if (wanted === null && !stands(secondInvoiceOf(links))) return { second: null, obstacle: null };
  if (sent === null && comesToNothing(invoice, links)) return { second: null, obstacle: null };
  const obstacle = obstacleToSharing(links, organisation);

  return { second: obstacle === null ? wanted : sent, obstacle };
}

/**
 * As what an order counts as sent. A change takes a request for each invoice, and the second may be paid between the two: then it
 * stays its payer's for good, and the order is shared as it says, as long as the first can still follow back. The simulation found it.
 */
export function secondAsSent(links: StandingLinks, organisation: Organisation): SecondPayer | null {
  const first = links.invoice?.sent?.sharedBy ?? null;
  const halfway = followedByHalf(links);
  if (!halfway || obstacleToRecoding(halfway.second, organisation) === null) return first;

  return obstacleToRecoding(halfway.first, organisation) === null ? halfway.sharedBy : first;
}

/** The second invoice is another payer's than the first says, and neither can follow: its amounts do, by further documents of its own payer. */
function obstacleToPayer({ links, second }: { links: StandingLinks; second: SecondPayer | null }, organisation: Organisation) {
  const halfway = followedByHalf(links);
  if (!halfway || second === null || secondKey(halfway.sharedBy) === secondKey(second)) return null;

  return obstacleToRecoding(halfway.second, organisation) === null ? null : obstacleToSharing(links, organisation);
}

/** Both parts, where each was sent as shared otherwise than the other. */
function followedByHalf(links: StandingLinks) {
  const { invoice } = links;
  if (!invoice) return null;
  const { first, second } = partsOf({ ...links, invoice });
  const sharedBy = second?.invoice.sent?.sharedBy;
  if (!second || !sharedBy || !stands(second.invoice)) return null;

  return isSameSecond(invoice.sent?.sharedBy ?? null, sharedBy) ? null : { first, second, sharedBy };
}

/** Nothing was asked for, so there is nothing to be shared, and nothing to tell of: Xero shows an invoice of 0.00 as paid. */
function comesToNothing({ seen }: StandingInvoice, { supplements }: StandingLinks): boolean {
  return isZero(seen.total) && supplements.length === 0;
}

/** Why an order cannot be shared otherwise any more, as a sentence; null where it can. */
export function obstacleToSharing(links: StandingLinks, organisation: Organisation): string | null {
  const { invoice } = links;
  if (!invoice) return null;
  const { first, second } = partsOf({ ...links, invoice });
  const standing = second && stands(second.invoice) ? [first, second] : [first];
  const obstacle = standing.map((part) => obstacleToRecoding(part, organisation)).find((each) => each !== null);

  return obstacle === undefined
    ? null
    : `Its payers cannot be changed any more: ${obstacle}. Undo the order, choose who is billed, then post it again.`;
}

function stands(invoice: StandingInvoice | null): boolean {
  return invoice !== null && !isGone(invoice.seen);
}
