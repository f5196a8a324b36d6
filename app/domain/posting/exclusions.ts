import { isReceipt } from "../commerce/order-transaction";
import { dayIn } from "../instant";
import { nothingLeft } from "./units-sold";
import type { PostingInput } from "./desk";
import { same } from "./same-text";

/** Why an order is kept out of the books; null where it belongs in. */
export function reasonToExclude(input: PostingInput): string | null {
  const { order } = input;
  if (order.test) return "This is a test order: no money moved, so it does not belong in the books.";
  if (!order.transactions.some(isReceipt)) {
    if (order.cancelledAt) return "The order was cancelled before anything was paid, so there is nothing to book.";
    if (order.deleted) return "The order was deleted in Shopify before anything was paid, so there is nothing to book.";
    if (nothingLeft(order)) return "Everything was taken off the order before anything was paid, so there is nothing to book.";
  }

  return excludedByRule(input);
}

function excludedByRule({ order, profile, organisation }: PostingInput): string | null {
  const { tags, gateways, channels, zeroTotal, placedBefore } = profile.exclusions;
  const tag = tags.find((each) => order.tags.some((found) => same(found, each)));
  if (tag !== undefined) return `Your settings keep orders with the tag “${tag}” out of the books.`;
  const channel = channels.find((each) => same(order.channel, each));
  if (channel !== undefined) return `Your settings keep orders of the channel “${channel}” out of the books.`;
  const gateway = gateways.find((each) => order.transactions.some((found) => same(found.gateway, each) || same(found.gatewayName, each)));
  if (gateway !== undefined) return `Your settings keep orders paid through “${gateway}” out of the books.`;
  if (zeroTotal && order.totals.total.minor === 0n)
    return "The order comes to nothing, and your settings keep such orders out of the books.";
  if (placedBefore !== null && dayIn(organisation.timeZone, order.placedAt) < placedBefore) {
    return `The order was placed before ${placedBefore}, the day from which your settings have orders posted.`;
  }

  return null;
}
