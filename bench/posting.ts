import { readOrderJson } from "../app/adapters/shopify/order-json/read-order-json";
import { toXeroCreditNote, toXeroInvoice, toXeroPayment, toXeroRefund } from "../app/adapters/xero/to-xero";
import { builtInOrganisation, builtInProfile } from "../app/explain/built-in-profile";
import type { Order } from "../app/domain/commerce/order";
import type { ContactId, CreditNoteId, InvoiceId } from "../app/domain/ids";
import { planPosting, type PostingInput } from "../app/domain/posting/plan-posting";
import type { PostingPlan } from "../app/domain/posting/posting-plan";
import { machine } from "./machine";
import { benchOrders } from "./posting-orders";

const ORDERS = 5_000;
const ROUNDS = 12;

/** Orders a second on one core: planned only; from GraphQL JSON to Xero's requests; and JSON.parse of the same text alone. */
export function benchPosting() {
  const texts = benchOrders(ORDERS);
  const inputs = texts.map((text) => inputOf(readOrderJson(JSON.parse(text), "shop")));
  const [first] = inputs;
  if (!first) throw new Error("There are no orders to measure.");
  const choices = { profile: first.profile, organisation: first.organisation };

  const parse = () => texts.forEach((text) => void JSON.parse(text));
  const map = () => inputs.forEach((input) => void planned(input));
  const endToEnd = () =>
    texts.forEach((text) => {
      const order = readOrderJson(JSON.parse(text), "shop");
      requestsOf(planned({ order, orderUrl: "https://example.com", ...choices }));
    });
  const rates = fastestRounds({ parse, map, endToEnd });

  return {
    bench: "posting",
    mapOrdersPerSecond: rates.map,
    endToEndOrdersPerSecond: rates.endToEnd,
    jsonParsePerSecond: rates.parse,
    endToEndShareOfJsonParse: Number((rates.endToEnd / rates.parse).toFixed(3)),
    orders: ORDERS,
    rounds: ROUNDS,
    bytesPerOrder: Math.round(texts.reduce((sum, text) => sum + text.length, 0) / ORDERS),
    machine: machine(),
  };
}

function inputOf(order: Order): PostingInput {
  return { order, orderUrl: "https://example.com", profile: builtInProfile(order), organisation: builtInOrganisation(order) };
}

function planned(input: PostingInput): PostingPlan {
  const posting = planPosting(input);
  if (posting.kind !== "post") throw new Error(`Order ${input.order.name} is not posted: ${JSON.stringify(posting)}`);

  return posting.plan;
}

/** The text of every request, as it would leave. Ids that Xero gives are stood in for. */
function requestsOf(plan: PostingPlan): string[] {
  const contactId = "contact" as ContactId;
  const { invoice, creditNotes, payments, refunds } = plan;

  return [
    JSON.stringify(toXeroInvoice({ ...invoice, contactId })),
    ...creditNotes.map((note) => JSON.stringify(toXeroCreditNote({ ...note, contactId }))),
    ...payments.map((payment) => JSON.stringify(toXeroPayment({ ...payment, invoiceId: "invoice" as InvoiceId }))),
    ...refunds.map((refund) => JSON.stringify(toXeroRefund({ ...refund, creditNoteId: "note" as CreditNoteId }))),
  ];
}

/** The tasks take turns, so that all meet the same machine; the fastest round of each counts, the others only warm up or wait. */
function fastestRounds<Name extends string>(tasks: Record<Name, () => void>): Record<Name, number> {
  const best = Object.fromEntries(Object.keys(tasks).map((name) => [name, 0])) as Record<Name, number>;
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of Object.keys(tasks) as Name[]) {
      const startedMs = performance.now();
      tasks[name]();
      best[name] = Math.max(best[name], Math.round((ORDERS * 1000) / (performance.now() - startedMs)));
    }
  }

  return best;
}
