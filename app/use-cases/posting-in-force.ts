import type { Order } from "../domain/commerce/order";
import type { Posting } from "../domain/posting/posting-plan";
import { choicesOf, heldBackBy, sameChoices } from "../domain/posting/order-choice";
import { isSameSecond, type SecondPayer } from "../domain/payers/second-payer";
import { secondInForce } from "../domain/payers/second-in-force";
import type { Billing } from "../domain/payers/who-is-billed";
import { choiceInForce, type Wanted } from "../domain/sync/choice-in-force";
import type { OrderSituation, StandingInvoice, StandingLinks } from "../domain/sync/order-situation";
import type { DirtyOrder } from "../ports/order-store";
import { planOrder } from "./plan-order";
import type { OrderInHand } from "./read-situations";
import type { ReadyConnection } from "./ready-connection";
import type { SyncPorts } from "./sync-ports";

type Chosen = { order: Order; dirty: Pick<DirtyOrder, "choice"> };

/** What is chosen for an order now: by hand, or by its tags or its customer's. */
export function wantedFor({ profile }: ReadyConnection, { order, dirty }: Chosen): Wanted {
  return { hand: dirty.choice ?? null, rules: profile.tagRules, tags: order.tags, customerTags: order.customer?.tags ?? [] };
}

type Known = { inHand: OrderInHand; planned: Posting; links: StandingLinks };
type InForce = { posting: Posting; choice: OrderSituation["choice"]; secondObstacle?: string };

/**
 * What the order should be, given what stands of it. Lock dates keep new documents out of a period, not those that stand in it:
 * what is new is dated where it is decided. And an invoice that cannot follow a later choice is planned by what it was sent by.
 */
export function postingInForce(
  ports: Pick<SyncPorts, "orderUrl">,
  connection: ReadyConnection,
  { inHand, planned, links }: Known,
): InForce {
  if (!links.invoice) return { posting: planned, choice: null };
  const chosen = inHand.billing?.second ?? null;
  const { second, obstacle } = secondInForce(chosen, links, connection.organisation);
  const shared = isSameSecond(second, chosen) ? { inHand, planned } : sharedAs(ports, connection, { inHand, second });

  return { ...codedInForce(ports, connection, { ...shared, links }), ...(obstacle !== null && { secondObstacle: obstacle }) };
}

/** The same, its payers being settled. */
function codedInForce(ports: Pick<SyncPorts, "orderUrl">, connection: ReadyConnection, { inHand, planned, links }: Known): InForce {
  if (!links.invoice) return { posting: planned, choice: null };
  if (planned.kind === "exclude") return whereHeldBack(ports, connection, { inHand, planned, links });
  const wanted = wantedFor(connection, inHand);
  const { sources, since } = choiceInForce(wanted, links, connection.organisation);
  const asWanted = sameChoices(sources, choicesOf(wanted));
  const lines = planned.kind === "post" ? planned.plan.invoice.lines : null;
  const choice = since && { ...since, wanted: lines };
  if (asWanted && !connection.organisation.lockedUntil) return { posting: planned, choice };
  const open = { ...connection, organisation: { ...connection.organisation, lockedUntil: null } };
  const { order, billing } = inHand;

  const posting = planOrder(ports, open, { order, backfilled: true, choices: sources, ...(billing && { billing }) });

  return { posting: since?.obstacle ? chosenAsSent(posting, links.invoice.sent) : posting, choice };
}

/** What it could not follow is remembered as not followed: with the order's tags of now it would seem to be sent by them. The simulation found it. */
function chosenAsSent(posting: Posting, sent: StandingInvoice["sent"]): Posting {
  if (posting.kind !== "post" || !sent?.chosen) return posting;
  const { plan } = posting;

  return { ...posting, plan: { ...plan, invoice: { ...plan.invoice, chosen: sent.chosen } } };
}

const BUYER: Exclude<Billing, { kind: "unclear" }> = { kind: "buyer", by: null };

/** The same order, shared as it was sent. */
function sharedAs(
  ports: Pick<SyncPorts, "orderUrl">,
  connection: ReadyConnection,
  { inHand, second }: { inHand: OrderInHand; second: SecondPayer | null },
): Pick<Known, "inHand" | "planned"> {
  const { order, billing: chosen } = inHand;
  const { second: _chosen, ...rest } = !chosen || chosen.kind === "unclear" ? BUYER : chosen;
  const billing: Billing = { ...rest, ...(second && { second }) };
  const choices = choicesOf(wantedFor(connection, inHand));

  return { inHand: { ...inHand, billing }, planned: planOrder(ports, connection, { order, backfilled: true, choices, billing }) };
}

/**
 * A rule that would have kept the order out, but came after its invoice, is for orders to come: it is planned as if it were not. So is
 * a tag that the customer, not the order, got since.
 */
function whereHeldBack(ports: Pick<SyncPorts, "orderUrl">, connection: ReadyConnection, { inHand, planned, links }: Known): InForce {
  const { order, billing } = inHand;
  const { tagRules } = connection.profile;
  const { tags: tagsThen, customerTags = [] } = links.invoice?.sent?.chosen ?? { tags: order.tags };
  const isHeldBack = planned.kind === "exclude" && planned.heldBackBy !== undefined;
  const cameSince = heldBackBy(tagRules, order.tags) && !heldBackBy(tagRules, [...tagsThen, ...customerTags]);
  if (!isHeldBack || cameSince) return { posting: planned, choice: null };
  const sending = tagRules.map(({ doNotSend: _held, ...rule }) => rule);
  const asSent = { ...connection, profile: { ...connection.profile, tagRules: sending } };
  const choices = choicesOf(wantedFor(asSent, inHand));
  const again = planOrder(ports, asSent, { order, backfilled: true, choices, ...(billing && { billing }) });

  return postingInForce(ports, asSent, { inHand, planned: again, links });
}
