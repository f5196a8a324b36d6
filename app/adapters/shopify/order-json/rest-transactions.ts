import type { OrderTransaction } from "../../../domain/commerce/order-transaction";
import type { TransactionId } from "../../../domain/ids";
import type { Instant } from "../../../domain/instant";
import { currency } from "../../../domain/money/currency";
import { isZero, money, subtract, zero, type Money } from "../../../domain/money/money";
import type { BookingCurrency } from "../../../ports/shop-orders";
import { restAmounts, type AmountReader } from "./amounts";
import { transactionKind, transactionStatus } from "./gateways-and-kinds";
import { flag, hasList, list, textOr, texts, type JsonObject } from "./json";
import { gidAt, gidOf } from "./rest-ids";
import { UnreadableOrder } from "./unreadable";

type Reading = { amounts: AmountReader; side: BookingCurrency; placedAt: Instant };

/** The order's own `transactions`, and those of its refunds, each once. */
export function readTransactions(order: JsonObject, reading: Reading): OrderTransaction[] {
  const own = list(order, "transactions", (each) => readTransaction(each, reading));
  const ofRefunds = list(order, "refunds", (refund) => list(refund, "transactions", (each) => readTransaction(each, reading))).flat();
  const all = new Map([...own, ...ofRefunds].map((each) => [each.id, each]));

  return hasList(order, "transactions") ? [...all.values()] : [...impliedReceipt(order, reading), ...all.values()];
}

function readTransaction(from: JsonObject, { amounts, side, placedAt }: Reading): OrderTransaction {
  const gateway = textOr(from, "gateway") ?? "an unnamed gateway";

  return {
    id: gidOf(from, "OrderTransaction") as TransactionId,
    kind: transactionKind(textOr(from, "kind")),
    status: transactionStatus(textOr(from, "status")),
    gateway: gateway.toLowerCase().replaceAll(" ", "_"),
    gatewayName: textOr(from, "formatted_gateway") ?? gateway,
    amount: readAmount(from, amounts, side),
    rounding: amounts.amountOrZero(from, "amount_rounding"),
    parentId: gidAt(from, "parent_id", "OrderTransaction") as TransactionId | null,
    processedAt: (textOr(from, "processed_at") ?? textOr(from, "created_at") ?? placedAt) as Instant,
    test: flag(from, "test"),
    manual: flag(from, "manual_payment_gateway") || gateway === "manual",
  };
}

/** A REST transaction's plain amount is in its own `currency`, the customer's: it is taken only where that is the one wanted. */
function readAmount(from: JsonObject, amounts: AmountReader, side: BookingCurrency): Money {
  if (from["amount_set"] !== undefined) return amounts.amount(from, "amount");
  const written = textOr(from, "currency");
  if (written !== null && currency(written) !== amounts.currency) {
    throw new UnreadableOrder("amount_set", `it is missing, and the plain amount is in ${written}, not in ${amounts.currency}.`);
  }

  return (side === "shop" ? amounts : restAmounts(amounts.currency, "shop")).amount(from, "amount");
}

const RECEIVED = new Set(["paid", "partially_paid", "partially_refunded", "refunded"]);

/**
 * Shopify's admin gives an order without its transactions. Where it says that money came, and through one gateway only,
 * that is the receipt; the gateway's name says where it comes from. Through several gateways it would be a guess: none.
 */
function impliedReceipt(order: JsonObject, { amounts, placedAt }: Reading): OrderTransaction[] {
  const [gateway, ...others] = texts(order, "payment_gateway_names");
  const status = textOr(order, "financial_status");
  if (!status || !RECEIVED.has(status) || gateway === undefined || others.length > 0) return [];
  const total = amounts.amount(order, "total_price");
  const open = status === "partially_paid" ? amounts.amountOrZero(order, "total_outstanding") : zero(amounts.currency);
  const amount = subtract(total, open);
  if (isZero(amount)) return [];

  return [
    {
      id: `${gidOf(order, "Order")}/receipt` as TransactionId,
      kind: "SALE",
      status: "SUCCESS",
      gateway: gateway.toLowerCase().replaceAll(" ", "_"),
      gatewayName: `${gateway} (by the order's financial status; its transactions are not in the input)`,
      amount: money(amount.minor, amounts.currency),
      rounding: zero(amounts.currency),
      parentId: null,
      processedAt: (textOr(order, "processed_at") ?? placedAt) as Instant,
      test: flag(order, "test"),
      manual: gateway === "manual",
    },
  ];
}
