import type { Customer } from "../../store/records";
import type { PurchasingCompany } from "../../store/records/company";
import type { World } from "../../world";

/** PurchasingEntity: the company that buys, or the customer; null for a guest. */
export function purchasingEntityOf(
  { purchasingCompany, customerId }: { readonly purchasingCompany: PurchasingCompany | null; readonly customerId: number | null },
  world: World,
): Customer | (PurchasingCompany & { readonly __typename: "PurchasingCompany" }) | null {
  if (purchasingCompany) return { __typename: "PurchasingCompany", ...purchasingCompany };
  return customerId === null ? null : (world.store.customers.get(customerId) ?? null);
}
