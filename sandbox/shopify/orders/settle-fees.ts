import { divideHalfUp } from "../money/minor-units";
import { parseDecimal } from "../money/decimal";
import { toShopMoney } from "../money/presentment";
import { accountOf } from "../payouts/account";
import { inAccountCurrency, processingFee } from "../payouts/processing-fee";
import { isShopifyPayment } from "../payouts/settle";
import type { Order, OrderTransaction, TransactionFee } from "../store/records";
import { shopOf, type World } from "../world";
import { replaceTransaction } from "./transactions";

/** Shopify Payments settles: its payments get the fees that are missing when the webhook comes. Refunds carry none. */
export function settleFees(world: World, order: Order): void {
  for (const payment of order.transactions.filter((one) => isShopifyPayment(one) && one.kind !== "REFUND" && one.fees.length === 0)) {
    replaceTransaction(order, { ...payment, fees: [feeOf(world, order, payment)] });
  }
  world.store.orders.set(order.id, order);
}

function feeOf(world: World, order: Order, { amount }: OrderTransaction): TransactionFee {
  const shop = shopOf(world, order.shop);
  const account = accountOf(world, shop);
  const settled = inAccountCurrency(toShopMoney(amount, order), account, shop.currency);
  const { currency, feePercent, feeFixed } = account;
  return { id: world.store.newId(), currency, amount: processingFee(account, settled), rate: rateOf(feePercent), flatFee: feeFixed };
}

/** "2.9" per cent → "0.029". */
function rateOf(percent: string): string {
  const { units, scale } = parseDecimal(percent);
  const millionths = divideHalfUp(units * 1_000_000n, scale * 100n).toString().padStart(7, "0");
  return `${millionths.slice(0, -6)}.${millionths.slice(-6).replace(/0+$/, "") || "0"}`;
}
