/** Who bought, as far as an invoice needs it. */
export type Customer = {
  name: string;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  phone: string | null;
  billingAddress: Address | null;
  /** Where the order went. Absent where it was not read. */
  shippingAddress?: Address | null;
  /** Absent where they were not read. */
  tags?: readonly string[];
};

export type Address = {
  company: string | null;
  line1: string | null;
  line2: string | null;
  city: string | null;
  region: string | null;
  postalCode: string | null;
  country: string | null;
};
