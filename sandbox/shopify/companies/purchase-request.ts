import { z } from "zod";
import type { OrderDraft } from "../orders/order-draft";
import { readTermsRule, termsSchema } from "../payment-terms/terms-request";
import { readBody } from "../read-body";
import type { Shop } from "../store/records";
import type { TermsRule } from "../store/records/payment-terms";
import type { World } from "../world";
import { companyLocationNamed, companyNamed, contactsOf } from "./find-company";

const purchaseSchema = z.object({
  company: z.union([z.string(), z.number()]).optional(),
  companyLocation: z.union([z.string(), z.number()]).optional(),
  paymentTerms: termsSchema.nullable().optional(),
});

export interface Purchase {
  readonly draft: OrderDraft;
  /** Null: to be paid at once. */
  readonly terms: TermsRule | null;
}

/** The part of a request that is about B2B and payment terms, and the rest of it. */
export function splitPurchase(body: Readonly<Record<string, unknown>>) {
  const { company, companyLocation, paymentTerms, ...rest } = body;
  return { purchase: { company, companyLocation, paymentTerms }, rest };
}

/**
 * Makes a draft a company's: its location's addresses, tax exemption and payment terms, and its main contact as the
 * customer. Terms in the request go before those of the location; null takes them away.
 */
export function withPurchase(world: World, shop: Shop, { purchase, draft }: { purchase: unknown; draft: OrderDraft }): Purchase {
  const { company: name, companyLocation, paymentTerms } = readBody(purchaseSchema, purchase);
  const asked = paymentTerms && readTermsRule(paymentTerms);
  if (name === undefined) return { draft, terms: asked ?? null };
  const company = companyNamed(world, shop, name);
  const location = companyLocationNamed(world, company, companyLocation);
  const contact = contactsOf(world, company).find(({ id }) => id === company.mainContactId);
  const customer = contact && world.store.customers.get(contact.customerId);
  return {
    draft: {
      ...draft,
      purchasingCompany: { companyId: company.id, locationId: location.id, contactId: contact?.id ?? null },
      customerId: customer?.id ?? draft.customerId,
      email: customer?.email ?? draft.email,
      billingAddress: location.billingAddress ?? draft.billingAddress,
      shippingAddress: location.shippingAddress ?? draft.shippingAddress,
      taxExempt: location.taxExempt || draft.taxExempt,
    },
    terms: asked === undefined ? location.paymentTerms : asked,
  };
}
