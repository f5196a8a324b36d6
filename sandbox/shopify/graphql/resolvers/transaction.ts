import { gid } from "../../gid";
import { isMultiCapturable } from "../../orders/capture-payment";
import { isAuthorisation, isPendingPayment, remainingOf } from "../../orders/payment-state";
import type { Order, OrderTransaction, TransactionFee } from "../../store/records";
import { defineType } from "../define-type";
import { money, moneyBag } from "../money-bag";

export interface TransactionSource {
  readonly id: number;
  readonly order: Order;
  readonly transaction: OrderTransaction;
}

export function transactionSource(order: Order, transaction: OrderTransaction): TransactionSource {
  return { id: transaction.id, order, transaction };
}

export function isOpenAuthorisation({ order, transaction }: TransactionSource): boolean {
  return isAuthorisation(transaction) && remainingOf(order, transaction) > 0n;
}

function parent({ order, transaction }: TransactionSource): TransactionSource | null {
  const found = order.transactions.find(({ id }) => id === transaction.parentId);
  return found ? transactionSource(order, found) : null;
}

/** What can still be captured, or what a payment that is still pending will bring; null once settled. */
function unsettled(source: TransactionSource) {
  const { order, transaction } = source;
  if (isPendingPayment(transaction)) return moneyBag(transaction.amount, order);
  return isOpenAuthorisation(source) ? moneyBag(remainingOf(order, transaction), order) : null;
}

function feeOf({ id, currency, amount, rate, flatFee }: TransactionFee) {
  return {
    id: gid("TransactionFee", id),
    amount: money(amount, currency),
    flatFee: money(flatFee, currency),
    flatFeeName: "Transaction fee",
    rate,
    rateName: "Card rate",
    taxAmount: money(0n, currency),
    type: "processing_fee",
  };
}

/** The currency Shopify Payments paid out in; null until then, and for other gateways. */
function settlementCurrency({ transaction }: TransactionSource): string | null {
  return transaction.fees[0]?.currency ?? null;
}

const state = {
  id: ({ id }: TransactionSource) => gid("OrderTransaction", id),
  kind: ({ transaction }: TransactionSource) => transaction.kind,
  status: ({ transaction }: TransactionSource) => transaction.status,
  gateway: ({ transaction }: TransactionSource) => transaction.gateway,
  formattedGateway: ({ transaction }: TransactionSource) => transaction.formattedGateway,
  manualPaymentGateway: ({ transaction }: TransactionSource) => transaction.manual,
  createdAt: ({ transaction }: TransactionSource) => transaction.createdAt,
  processedAt: ({ transaction }: TransactionSource) => transaction.processedAt,
  test: ({ transaction }: TransactionSource) => transaction.test,
  errorCode: ({ transaction }: TransactionSource) => transaction.errorCode,
  paymentId: ({ id, order }: TransactionSource) => `${order.name}.${id}`,
  accountNumber: () => null,
  device: () => null,
  receiptJson: () => "{}",
  user: () => null,
};

export const transactionTypes = {
  OrderTransaction: defineType<TransactionSource>({
    ...state,
    order: ({ order }) => order,
    parentTransaction: parent,
    amountSet: ({ order, transaction }) => moneyBag(transaction.amount, order),
    amountRoundingSet: ({ order, transaction }) => (transaction.amountRounding === 0n ? null : moneyBag(transaction.amountRounding, order)),
    totalUnsettledSet: unsettled,
    fees: ({ transaction }) => transaction.fees.map(feeOf),
    manuallyCapturable: isOpenAuthorisation,
    multiCapturable: ({ transaction }, _args, { shop }) => isMultiCapturable(shop, transaction),
    // Shopify shows when an authorisation lapses to shops on the Plus plan only.
    authorizationExpiresAt: ({ transaction }, _args, { shop }) => (shop.plan === "Plus" ? transaction.authorizationExpiresAt : null),
    currencyExchangeAdjustment: () => null,
    location: ({ transaction }, _args, { world }) => (transaction.locationId === null ? null : (world.store.locations.get(transaction.locationId) ?? null)),
    settlementCurrency,
    settlementCurrencyRate: (source) => (settlementCurrency(source) === source.order.currency ? source.order.presentment.rate : null),
  }),
};
