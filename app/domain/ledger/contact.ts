import type { ContactId } from "../ids";
import type { Address } from "../commerce/customer";

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
  /** VAT or tax number of a business. */
  taxNumber: string | null;
};

/** A contact that already stands in Xero. */
export type ContactInBooks = {
  id: string;
  number: string | null;
  name: string;
  email: string | null;
  active: boolean;
  /** The contact that has its documents since they were merged; that one may be merged or archived in turn. */
  mergedInto?: ContactId;
};
