import { z } from "zod";
import type { OrderId, ShopDomain } from "../../domain/ids";
import { formatMoney } from "../../domain/money/decimal-string";
import type { Answer } from "../../ports/answer";
import type { PartPayment, ShopOrders } from "../../ports/shop-orders";
import { answered } from "./answered";
import { done, refusal } from "./mutation-outcome";
import { noteWith } from "./order-note";
import type { AskShop } from "./shop-orders";

type Writes = Pick<ShopOrders, "markPaid" | "takesPartPayments" | "payPart" | "tell">;

const errorsSchema = z.object({ userErrors: z.array(z.object({ message: z.string() })) }).nullable();
const markedSchema = z.object({ orderMarkAsPaid: errorsSchema });
const paidSchema = z.object({ orderCreateManualPayment: errorsSchema });
const updatedSchema = z.object({ orderUpdate: errorsSchema });
const planSchema = z.object({ shop: z.object({ plan: z.object({ shopifyPlus: z.boolean() }) }) });
const noteSchema = z.object({ order: z.object({ note: z.string().nullable() }).nullable() });

/** Captures a waiting card authorisation too, if there is one: the domain never lets it come to that. */
const MARK_PAID_MUTATION = `#graphql
  mutation CrossfootMarkPaid($id: ID!) {
    orderMarkAsPaid(input: { id: $id }) { userErrors { message } }
  }`;

const PLAN_QUERY = `#graphql
  query CrossfootPlan { shop { plan { shopifyPlus } } }`;

/** Without an amount it would settle the whole balance; with one, shops that are not on Plus are refused (2026-10). */
const PAY_PART_MUTATION = `#graphql
  mutation CrossfootPayPart($id: ID!, $amount: MoneyInput!, $at: DateTime) {
    orderCreateManualPayment(id: $id, amount: $amount, processedAt: $at) { userErrors { message } }
  }`;

const NOTE_QUERY = `#graphql
  query CrossfootNote($id: ID!) { order(id: $id) { note } }`;

/** Shopify shows a changed note on the order's timeline; no mutation writes there directly (2026-10). */
const TELL_MUTATION = `#graphql
  mutation CrossfootTell($id: ID!, $note: String!, $told: String!) {
    orderUpdate(input: {
      id: $id, note: $note,
      metafields: [{ namespace: "$app", key: "in_xero", type: "single_line_text_field", value: $told }]
    }) { userErrors { message } }
  }`;

/** What is written to an order because of what came in the books. */
export function paymentsInShop(askShop: AskShop): Writes {
  return {
    markPaid: async (shop, id) =>
      done(
        await answered(async () => markedSchema.parse(await askShop(shop, { query: MARK_PAID_MUTATION, variables: { id } }))),
        ({ orderMarkAsPaid }) => orderMarkAsPaid,
      ),
    takesPartPayments: async (shop) => {
      const answer = await answered(async () => planSchema.parse(await askShop(shop, { query: PLAN_QUERY })));

      return answer.kind === "done" ? { kind: "done", value: answer.value.shop.plan.shopifyPlus } : answer;
    },
    payPart: async (shop, payment) => {
      const variables = partPayment(payment);
      const answer = await answered(async () => paidSchema.parse(await askShop(shop, { query: PAY_PART_MUTATION, variables })));

      return done(answer, ({ orderCreateManualPayment }) => orderCreateManualPayment);
    },
    tell: (shop, told) => tell(askShop, shop, told),
  };
}

function partPayment({ id, amount, at }: PartPayment) {
  return { id, amount: { amount: formatMoney(amount), currencyCode: amount.currency }, at };
}

/** The note is read right before, so that what people wrote there stays. */
async function tell(askShop: AskShop, shop: ShopDomain, { id, sentence }: { id: OrderId; sentence: string }): Promise<Answer<void>> {
  const read = await answered(async () => noteSchema.parse(await askShop(shop, { query: NOTE_QUERY, variables: { id } })));
  if (read.kind === "outcome-unknown") return { kind: "unreachable", message: read.message };
  if (read.kind !== "done") return read;
  if (!read.value.order) return refusal("The order is no longer there.");
  const variables = { id, note: noteWith(read.value.order.note, sentence), told: sentence };
  const answer = await answered(async () => updatedSchema.parse(await askShop(shop, { query: TELL_MUTATION, variables })));

  return done(answer, ({ orderUpdate }) => orderUpdate);
}
