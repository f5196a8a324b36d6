import type { Company } from "../../../domain/commerce/company";
import type { Order } from "../../../domain/commerce/order";
import type { PaymentTerms } from "../../../domain/commerce/payment-terms";
import type { CompanyId, CustomerId } from "../../../domain/ids";
import { readAddress } from "./address";
import { termsType } from "./gateways-and-kinds";
import { list, momentOr, objectOr, textOr, texts, wholeNumberOr, type JsonObject } from "./json";
import { gid, gidOf } from "./rest-ids";

export function readCustomer(order: JsonObject): Order["customer"] {
  const customer = objectOr(order, "customer");
  if (!customer) return null;
  const firstName = textOr(customer, "first_name");
  const lastName = textOr(customer, "last_name");

  return {
    id: gidOf(customer, "Customer") as CustomerId,
    name: [firstName, lastName].filter(Boolean).join(" "),
    firstName,
    lastName,
    email: textOr(customer, "email") ?? textOr(order, "email"),
    phone: textOr(customer, "phone"),
    billingAddress: readAddress(objectOr(order, "billing_address")),
    shippingAddress: readAddress(objectOr(order, "shipping_address")),
    tags: texts(customer, "tags"),
  };
}

/** REST names the company by id alone, in `company`. */
export function readCompany(order: JsonObject): Company | null {
  const company = objectOr(order, "company");
  const id = company && textOr(company, "id");
  if (!company || !id) return null;
  const address = readAddress(objectOr(order, "billing_address"));

  return {
    id: gid("Company", id) as CompanyId,
    name: textOr(company, "name") ?? address?.company ?? `Company ${id}`,
    locationName: null,
    taxId: null,
    address,
  };
}

export function readTerms(order: JsonObject): PaymentTerms | null {
  const terms = objectOr(order, "payment_terms");
  if (!terms) return null;
  const schedules = list(terms, "payment_schedules", (schedule) => momentOr(schedule, "due_at"));

  return {
    type: termsType(textOr(terms, "payment_terms_type")),
    dueAt: schedules.at(-1) ?? null,
    dueInDays: wholeNumberOr(terms, "due_in_days"),
  };
}
