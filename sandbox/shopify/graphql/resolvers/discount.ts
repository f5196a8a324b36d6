import type { Currencies, DiscountAllocation, DiscountApplication, DiscountKind, Order } from "../../store/records";
import { defineType } from "../define-type";
import { money, moneyBag } from "../money-bag";

const TYPE_NAMES: Readonly<Record<DiscountKind, string>> = {
  automatic: "AutomaticDiscountApplication",
  code: "DiscountCodeApplication",
  manual: "ManualDiscountApplication",
  script: "ScriptDiscountApplication",
};

interface DiscountSource extends DiscountApplication {
  readonly __typename: string;
  readonly id: number;
  readonly order: Currencies;
}

/** The discounts the order was placed with; those of later edits are only seen at the lines they hit. */
export function discountApplications(order: Order): DiscountSource[] {
  return order.discounts.map((_discount, index) => discountApplication(order, index)).filter(({ addedByEditId }) => addedByEditId === null);
}

function discountApplication(order: Order, index: number): DiscountSource {
  const discount = order.discounts[index];
  if (!discount) throw new Error(`Order ${order.name} has no discount ${index}.`);
  return { ...discount, __typename: TYPE_NAMES[discount.kind], id: index, order };
}

export function discountCodes({ discounts }: Order): string[] {
  return discounts.flatMap(({ code }) => (code === null ? [] : [code]));
}

export function discountAllocations(order: Order, allocations: readonly DiscountAllocation[]) {
  return allocations.map(({ index, amount }) => ({ allocatedAmountSet: moneyBag(amount, order), discountApplication: discountApplication(order, index) }));
}

const application = defineType<DiscountSource>({
  index: ({ id }) => id,
  value: ({ value, order }) =>
    "percent" in value
      ? { __typename: "PricingPercentageValue", percentage: Number(value.percent) }
      : { __typename: "MoneyV2", ...money(value.amount, order.presentment.currency) },
});

export const discountTypes = Object.fromEntries(Object.values(TYPE_NAMES).map((name) => [name, application]));
