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
/** Orders between two looks at the clock: enough for its microseconds, too few to outlive a collection of young memory. */
const BATCH = 25;

type Choices = Omit<PostingInput, "order">;
/** Microseconds of processor time that all orders took. */
type Taken = { parse: number; read: number; map: number; write: number; endToEnd: number };

/**
 * Orders a second of one core: from GraphQL JSON to Xero's requests, planning ("map") and the other steps of it alone, and
 * JSON.parse of the same text alone. Nothing is kept from one batch to the next: V8 puts what it has once seen live long
 * into old memory, and would measure its own collector ever after.
 */
export function benchPosting() {
  const texts = benchOrders(ORDERS);
  const choices = choicesFor(texts[0] ?? "");
  const best = { parse: Infinity, read: Infinity, map: Infinity, write: Infinity, endToEnd: Infinity };
  for (let round = 0; round < ROUNDS; round++) keepLeast(best, oneRound(texts, choices));

  return {
    bench: "posting",
    mapOrdersPerSecond: perSecond(best.map),
    endToEndOrdersPerSecond: perSecond(best.endToEnd),
    jsonParsePerSecond: perSecond(best.parse),
    readOrdersPerSecond: perSecond(best.read),
    writeOrdersPerSecond: perSecond(best.write),
    endToEndShareOfJsonParse: Number((best.parse / best.endToEnd).toFixed(3)),
    clock: "processor time of all threads, the collector's and the compiler's too; the best of all rounds",
    orders: ORDERS,
    rounds: ROUNDS,
    bytesPerOrder: Math.round(texts.reduce((sum, text) => sum + text.length, 0) / ORDERS),
    machine: machine(),
  };
}

function choicesFor(text: string): Choices {
  const order = readOrderJson(JSON.parse(text), "shop");

  return { profile: builtInProfile(order), organisation: builtInOrganisation(order), orderUrl: "https://example.com" };
}

function oneRound(texts: readonly string[], choices: Choices): Taken {
  const taken: Taken = { parse: 0, read: 0, map: 0, write: 0, endToEnd: 0 };
  for (let from = 0; from < texts.length; from += BATCH) stepByStep(texts.slice(from, from + BATCH), choices, taken);
  const startedUs = cpuUs();
  for (const text of texts) requestsOf(planned(readOrderJson(JSON.parse(text), "shop"), choices));
  taken.endToEnd = cpuUs() - startedUs;

  return taken;
}

function stepByStep(texts: readonly string[], choices: Choices, taken: Taken): void {
  const startedUs = cpuUs();
  const parsed = texts.map((text): unknown => JSON.parse(text));
  const parsedUs = cpuUs();
  const orders = parsed.map((json) => readOrderJson(json, "shop"));
  const readUs = cpuUs();
  const plans = orders.map((order) => planned(order, choices));
  const plannedUs = cpuUs();
  for (const plan of plans) requestsOf(plan);
  taken.parse += parsedUs - startedUs;
  taken.read += readUs - parsedUs;
  taken.map += plannedUs - readUs;
  taken.write += cpuUs() - plannedUs;
}

function planned(order: Order, choices: Choices): PostingPlan {
  const posting = planPosting({ order, ...choices });
  if (posting.kind !== "post") throw new Error(`Order ${order.name} is not posted: ${JSON.stringify(posting)}`);

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

function keepLeast(best: Taken, taken: Taken): void {
  for (const step of Object.keys(best) as (keyof Taken)[]) best[step] = Math.min(best[step], taken[step]);
}

function perSecond(takenUs: number): number {
  return Math.round((ORDERS * 1_000_000) / takenUs);
}

/** Processor time, so that what else the machine does is not counted. */
function cpuUs(): number {
  const { user, system } = process.cpuUsage();

  return user + system;
}
