import type { OrderTransaction } from "../../../domain/commerce/order-transaction";
import type { TransactionId } from "../../../domain/ids";
import type { Instant } from "../../../domain/instant";
import { currency } from "../../../domain/money/currency";
import { add, isZero, money, subtract, zero, type Money } from "../../../domain/money/money";
import type { BookingCurrency } from "../../../ports/shop-orders";
import { restAmounts, type AmountReader } from "./amounts";
import { transactionKind, transactionStatus } from "./gateways-and-kinds";
import { flag, hasList, list, momentOr, textOr, texts, type JsonObject } from "./json";
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
    processedAt: momentOr(from, "processed_at") ?? momentOr(from, "created_at") ?? placedAt,
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

/** Before a refund, what edits took off was never paid; after one, the current total no longer says what was. */
function toBePaid(order: JsonObject, amounts: AmountReader): Money {
  const now = list(order, "refunds", (each) => each).length === 0 ? amounts.amountOr(order, "current_total_price") : null;

  return now ?? amounts.amount(order, "total_price");
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
  const open = status === "partially_paid" ? amounts.amountOrZero(order, "total_outstanding") : zero(amounts.currency);
  const rounding = amounts.amountOrZero(order, "total_cash_rounding_payment_adjustment");
  const amount = subtract(add(toBePaid(order, amounts), rounding), open);
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
      processedAt: momentOr(order, "processed_at") ?? placedAt,
      test: flag(order, "test"),
      manual: gateway === "manual",
    },
  ];
}
