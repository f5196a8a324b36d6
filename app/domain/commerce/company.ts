import type { CompanyId } from "../ids";
import type { Address } from "./customer";

/** The business that bought (B2B), and which of its locations. */
export type Company = {
  id: CompanyId;
  name: string;
  locationName: string | null;
  taxId: string | null;
  /** The location's billing address. */
  address: Address | null;
};
