import type { Company } from "../../../domain/commerce/company";
import type { Order } from "../../../domain/commerce/order";
import type { PaymentTerms } from "../../../domain/commerce/payment-terms";
import type { CompanyId, CustomerId } from "../../../domain/ids";
import { readAddress } from "./address";
import { termsType } from "./gateways-and-kinds";
import { list, momentOr, objectOr, text, textOr, texts, wholeNumberOr, type JsonObject } from "./json";

export function readCustomer(order: JsonObject): Order["customer"] {
  const customer = objectOr(order, "customer");
  if (!customer) return null;
  const firstName = textOr(customer, "firstName");
  const lastName = textOr(customer, "lastName");
  const email = objectOr(customer, "defaultEmailAddress");
  const phone = objectOr(customer, "defaultPhoneNumber");

  return {
    id: text(customer, "id") as CustomerId,
    name: textOr(customer, "displayName") ?? [firstName, lastName].filter(Boolean).join(" "),
    firstName,
    lastName,
    email: email ? textOr(email, "emailAddress") : textOr(customer, "email"),
    phone: phone ? textOr(phone, "phoneNumber") : textOr(customer, "phone"),
    billingAddress: readAddress(objectOr(order, "billingAddress")),
    shippingAddress: readAddress(objectOr(order, "shippingAddress")),
    tags: texts(customer, "tags"),
  };
}

/** `purchasingEntity` is the customer, or the company with the location that bought. */
export function readCompany(order: JsonObject): Company | null {
  const buyer = objectOr(order, "purchasingEntity");
  const company = buyer && objectOr(buyer, "company");
  if (!buyer || !company) return null;
  const location = objectOr(buyer, "location");

  return {
    id: text(company, "id") as CompanyId,
    name: text(company, "name"),
    locationName: location && textOr(location, "name"),
    taxId: location && textOr(location, "taxRegistrationId"),
    address: location && readAddress(objectOr(location, "billingAddress")),
  };
}

/** One schedule as a rule; with several, the last one says when all is due. */
export function readTerms(order: JsonObject): PaymentTerms | null {
  const terms = objectOr(order, "paymentTerms");
  if (!terms) return null;
  const schedules = list(terms, "paymentSchedules", (schedule) => momentOr(schedule, "dueAt"));

  return {
    type: termsType(textOr(terms, "paymentTermsType")),
    dueAt: schedules.at(-1) ?? null,
    dueInDays: wholeNumberOr(terms, "dueInDays"),
  };
}
