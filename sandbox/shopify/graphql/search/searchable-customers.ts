import type { Customer } from "../../store/records";
import type { Searchable } from "./search";

/** The documented filters of `customers` for which the simulator has the data; created_at as older versions name customer_date. */
export const searchableCustomers: Searchable<Customer> = {
  connection: "customers",
  fields: {
    id: ({ id }) => ({ number: id }),
    email: ({ email }) => ({ text: email ? [email] : [] }),
    phone: ({ phone }) => ({ text: phone ? [phone] : [] }),
    first_name: ({ firstName }) => ({ text: [firstName] }),
    last_name: ({ lastName }) => ({ text: [lastName] }),
    country: ({ address }) => ({ text: address ? [address.country, address.countryCode] : [] }),
    tag: ({ tags }) => ({ text: tags }),
    customer_date: ({ createdAt }) => ({ time: createdAt }),
    created_at: ({ createdAt }) => ({ time: createdAt }),
    updated_at: ({ updatedAt }) => ({ time: updatedAt }),
  },
  words: ({ firstName, lastName, email, phone }) => [`${firstName} ${lastName}`, email ?? "", phone ?? ""],
};

export const CUSTOMER_SORT_VALUES: Readonly<Record<string, (customer: Customer) => number | string>> = {
  CREATED_AT: ({ createdAt }) => createdAt,
  UPDATED_AT: ({ updatedAt }) => updatedAt,
  NAME: ({ firstName, lastName }) => `${lastName} ${firstName}`.toLowerCase(),
  LOCATION: ({ address }) => `${address?.country ?? ""} ${address?.city ?? ""}`,
  ID: ({ id }) => id,
  RELEVANCE: ({ id }) => id,
};
