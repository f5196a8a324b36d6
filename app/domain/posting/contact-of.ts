import type { Contact } from "../ledger/contact";
import { channelToContact, companyToContact, contactOfAll, customerToContact } from "../ledger/customer-to-contact";
import type { PostingInput } from "./desk";

/** Who the invoice is made out to: the buyer, the buyer's company, or one contact for all sales, of a channel or at all. */
export function contactOf({ order, profile }: Pick<PostingInput, "order" | "profile">): Contact {
  if (profile.contactPer === "one") return contactOfAll();
  if (profile.contactPer === "channel") return channelToContact(order.channel);
  if (profile.contactPer === "company" && order.company) return companyToContact(order.company, order);

  return customerToContact(order.customer);
}
