import type { Address } from "../records";
import type { TermsRule } from "./payment-terms";

/** A business customer. It buys through its contacts, for one of its locations. */
export interface Company {
  readonly __typename: "Company";
  readonly id: number;
  readonly shop: string;
  name: string;
  note: string | null;
  externalId: string | null;
  mainContactId: number | null;
  readonly customerSince: string;
  readonly createdAt: string;
  updatedAt: string;
}

/** A customer acting for a company. */
export interface CompanyContact {
  readonly __typename: "CompanyContact";
  readonly id: number;
  readonly shop: string;
  readonly companyId: number;
  readonly customerId: number;
  title: string | null;
  readonly createdAt: string;
  updatedAt: string;
}

/** A branch: addresses, tax registration and the payment terms its orders start with. */
export interface CompanyLocation {
  readonly __typename: "CompanyLocation";
  readonly id: number;
  readonly shop: string;
  readonly companyId: number;
  name: string;
  note: string | null;
  phone: string | null;
  externalId: string | null;
  taxRegistrationId: string | null;
  taxExempt: boolean;
  taxExemptions: readonly string[];
  billingAddress: Address | null;
  shippingAddress: Address | null;
  /** Null: paid at the checkout. */
  paymentTerms: TermsRule | null;
  readonly createdAt: string;
  updatedAt: string;
}

/** Who bought, for whom: what makes an order or a draft a B2B one. */
export interface PurchasingCompany {
  readonly companyId: number;
  readonly locationId: number;
  readonly contactId: number | null;
}
