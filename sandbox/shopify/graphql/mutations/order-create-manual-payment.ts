import { parseAmount } from "../../money/minor-units";
import { orderTotals } from "../../orders/order-totals";
import { manualGateway } from "../../orders/gateways";
import { recordPayment } from "../../orders/take-payment";
import type { Order } from "../../store/records";
import { accessDenied } from "../access-rules";
import type { Args, GraphContext } from "../context";
import { visibleOrder } from "../order-access";

interface MoneyInput {
  readonly amount: string;
  readonly currencyCode: string;
}

interface Problem {
  readonly field: readonly string[];
  readonly code: string;
  readonly message: string;
}

/** Records money received elsewhere. Only Plus shops may say how much; others settle the whole balance. */
export function orderCreateManualPayment(args: Args, context: GraphContext) {
  const asked = (args["amount"] ?? null) as MoneyInput | null;
  if (asked && context.shop.plan !== "Plus") {
    throw accessDenied("orderCreateManualPayment", "The API client must be installed on a Shopify Plus store to use the amount field.");
  }
  const order = visibleOrder(context, args["id"]);
  if (!order) return refusal(null, { field: ["id"], code: "ORDER_NOT_FOUND", message: "Order is not found." });
  const processedAtMs = args["processedAt"] ? Date.parse(String(args["processedAt"])) : context.world.clock.now();
  const problem = problemOf(order, asked) ?? dateProblem(processedAtMs, context);
  if (problem) return refusal(order, problem);
  recordPayment(context.world, order, {
    gateway: manualGateway(String(args["paymentMethodName"] ?? "Other")),
    amount: asked ? parseAmount(asked.amount, order.presentment.currency) : orderTotals(order).outstanding,
    processedAtMs,
  });
  return { order, userErrors: [] };
}

function problemOf(order: Order, asked: MoneyInput | null): Problem | null {
  const { outstanding } = orderTotals(order);
  const field = ["amount"];
  if (asked && asked.currencyCode !== order.presentment.currency) {
    return { field, code: "CURRENCY_MISMATCH", message: "The currency of the amount doesn't match the presentment currency of the order." };
  }
  const amount = asked ? parseAmount(String(asked.amount), order.presentment.currency) : outstanding;
  if (amount <= 0n) return { field, code: "AMOUNT_NOT_POSITIVE", message: "Amount must be positive." };
  if (amount > outstanding) return { field, code: "AMOUNT_EXCEEDS_BALANCE", message: "Amount exceeds the remaining balance." };
  return null;
}

function dateProblem(processedAtMs: number, { world }: GraphContext): Problem | null {
  if (processedAtMs <= world.clock.now()) return null;
  return { field: ["processedAt"], code: "PROCESSED_AT_INVALID", message: "Processed at must be a date and time that is not in the future." };
}

function refusal(order: Order | null, problem: Problem) {
  return { order, userErrors: [problem] };
}
