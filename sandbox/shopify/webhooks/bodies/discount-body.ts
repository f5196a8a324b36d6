import { formatInPresentment, formatInShop } from "../../money/format-order";
import { sum } from "../../money/minor-units";
import type { DiscountApplication, Order } from "../../store/records";

const TYPES = { automatic: "automatic", code: "discount_code", manual: "manual", script: "script" } as const;

/** Orders of the admin write a percentage with one decimal at least: "10.0". */
export function discountApplicationBody(order: Order, discount: DiscountApplication) {
  const { kind, code, title, value, targetType, targetSelection, allocationMethod } = discount;
  const named = kind === "code" ? { code } : { title, ...(kind === "manual" ? { description: title } : {}) };
  return {
    type: TYPES[kind],
    ...named,
    value: "percent" in value ? percentText(value.percent) : formatInPresentment(value.amount, order),
    value_type: "percent" in value ? "percentage" : "fixed_amount",
    target_type: targetType.toLowerCase(),
    target_selection: targetSelection.toLowerCase(),
    allocation_method: allocationMethod.toLowerCase(),
  };
}

function percentText(percent: string): string {
  return percent.includes(".") ? percent : `${percent}.0`;
}

/** The codes the customer typed in, with what each took off in the shop's currency. */
export function discountCodeBodies(order: Order) {
  const lines = [...order.lines, ...order.shippingLines];
  return order.discounts.flatMap(({ kind, code, value, targetType }, index) => {
    if (kind !== "code") return [];
    const taken = sum(lines.flatMap((line) => line.discountAllocations).filter((allocation) => allocation.index === index).map(({ amount }) => amount));
    const type = targetType === "SHIPPING_LINE" ? "shipping" : "percent" in value ? "percentage" : "fixed_amount";
    return [{ code: code ?? "", amount: formatInShop(taken, order), type }];
  });
}
