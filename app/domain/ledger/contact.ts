import type { ContactId } from "../ids";
import type { Address } from "../commerce/customer";
import type { ContactFields } from "../follow/contact-fields";

/** A contact to be created in Xero. */
export type Contact = {
  /** Unique in Xero (shown as "contact code", at most 50 characters): the key by which we find it again. */
  number: string;
  name: string;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  phone: string | null;
  address: Address | null;
  /** Where goods go, if that is another; only for a contact that is made. */
  deliveryAddress?: Address;
  /** VAT or tax number of a business. */
  taxNumber: string | null;
};

/** A contact that already stands in Xero. */
export type ContactInBooks = {
  id: string;
  number: string | null;
  name: string;
  email: string | null;
  /** Absent where it was not asked for. */
  taxNumber?: string | null;
  active: boolean;
  /** All that a customer's contact has; absent where only a summary was read. */
  fields?: ContactFields;
  /** The contact that has its documents since they were merged; that one may be merged or archived in turn. */
  mergedInto?: ContactId;
};

/** By what a customer's contact is looked for in Xero. */
export type ContactRule = "number" | "email" | "tax-number" | "name";
