import type { AccountClass } from "./account";

export interface TaxRate {
  name: string;
  taxType: string;
  status: "ACTIVE" | "ARCHIVED" | "DELETED";
  /** Percent with 4 places: 200000n is 20 %. */
  components: { name: string; rate: bigint }[];
  canApplyTo: Record<AccountClass, boolean>;
  reportTaxType: string | undefined;
}

/** Percent with 4 places. Xero adds simple components; compound ones are not simulated. */
export function effectiveRate(taxRate: TaxRate): bigint {
  return taxRate.components.reduce((sum, component) => sum + component.rate, 0n);
}
