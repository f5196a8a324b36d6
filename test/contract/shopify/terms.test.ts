import { expect, test } from "vitest";
import { until, webhooksOf } from "./bench";
import { DESK_AND_LAMPS, placeOrder } from "./order-life-bench";

const TOPICS = ["payment_terms/create", "payment_terms/update", "payment_terms/delete", "payment_schedules/due"];
const DAY_MS = 86_400_000;
const UNPAID = { ...DESK_AND_LAMPS, paid: false };
const TERMS = `paymentTerms { paymentTermsType paymentTermsName dueInDays due overdue order { name }
  paymentSchedules(first: 3) { nodes { issuedAt dueAt completedAt due balanceDue { amount currencyCode } totalBalance { amount } } } }`;

const withTerms = (paymentTerms: object, topics: readonly string[] = []) => placeOrder({ ...UNPAID, paymentTerms }, topics);

test("NET terms count their days from the day of the order; the schedule shows what is still owed and when it was paid", async () => {
  const { bench, order, act, read } = await withTerms({ type: "NET", dueInDays: 30 });
  const schedule = { issuedAt: "2026-11-21T12:00:00Z", dueAt: "2026-12-21T12:00:00Z" };
  expect(await read(TERMS)).toEqual({
    paymentTerms: {
      ...{ paymentTermsType: "NET", paymentTermsName: "Net 30", dueInDays: 30, due: false, overdue: false, order: { name: order["name"] } },
      paymentSchedules: { nodes: [{ ...schedule, completedAt: null, due: false, balanceDue: { amount: "187.0", currencyCode: "GBP" }, totalBalance: { amount: "187.0" } }] },
    },
  });
  // A lamp less is owed less: 187.00 − 33.00.
  await act("edit", { remove: [{ sku: "LAMP", quantity: 1 }] });
  expect(await read(TERMS)).toMatchObject({ paymentTerms: { paymentSchedules: { nodes: [{ completedAt: null, balanceDue: { amount: "154.0" } }] } } });
  await bench.control("/clock", { advanceMs: 5 * DAY_MS });
  await act("pay");
  expect(await read(TERMS)).toMatchObject({ paymentTerms: { overdue: false, paymentSchedules: { nodes: [{ ...schedule, completedAt: "2026-11-26T12:00:00Z", balanceDue: { amount: "0.0" } }] } } });
});

test("A schedule falls due by the clock: overdue, and payment_schedules/due once", async () => {
  const { bench, read } = await withTerms({ type: "NET", dueInDays: 7 }, TOPICS);
  await bench.control("/clock", { advanceMs: 7 * DAY_MS - 1_000 });
  expect(await read(TERMS)).toMatchObject({ paymentTerms: { due: false, overdue: false } });
  await bench.control("/clock", { advanceMs: 1_000 });
  expect(await read(TERMS)).toMatchObject({ paymentTerms: { due: true, overdue: true, paymentSchedules: { nodes: [{ due: true }] } } });
  const due = await until("payment_schedules/due", () => webhooksOf(bench, "payment_schedules/due")[0]);
  expect(JSON.parse(due.body)).toMatchObject({ balance_due: "187.00", total_price: "187.00", currency: "GBP", due_at: "2026-11-28T12:00:00+00:00", completed_at: null });
  await bench.control("/clock", { advanceMs: DAY_MS });
  const deliveries = (await bench.call("GET", "/control/webhooks")).body as unknown as { topic: string }[];
  expect(deliveries.filter(({ topic }) => topic === "payment_schedules/due")).toHaveLength(1);
});

test("What is paid in time never falls due", async () => {
  const { bench, act, read } = await withTerms({ type: "FIXED", dueAt: "2026-11-25T00:00:00Z" }, TOPICS);
  await act("pay");
  await bench.control("/clock", { advanceMs: 30 * DAY_MS });
  expect(await read(TERMS)).toMatchObject({ paymentTerms: { paymentTermsType: "FIXED", due: false, overdue: false, paymentSchedules: { nodes: [{ dueAt: "2026-11-25T00:00:00Z" }] } } });
  const deliveries = (await bench.call("GET", "/control/webhooks")).body as unknown as { topic: string }[];
  expect(deliveries.filter(({ topic }) => topic === "payment_schedules/due")).toEqual([]);
});

test("Terms on receipt are due at once; terms on fulfilment when the goods leave", async () => {
  const onReceipt = await withTerms({ type: "RECEIPT" });
  expect(await onReceipt.read(TERMS)).toMatchObject({ paymentTerms: { paymentTermsName: "Due on receipt", dueInDays: null, due: true, paymentSchedules: { nodes: [{ dueAt: "2026-11-21T12:00:00Z" }] } } });
  const { bench, act, read } = await withTerms({ type: "FULFILLMENT" });
  expect(await read(TERMS)).toMatchObject({ paymentTerms: { paymentTermsType: "FULFILLMENT", due: false, paymentSchedules: { nodes: [{ issuedAt: null, dueAt: null }] } } });
  await bench.control("/clock", { advanceMs: DAY_MS });
  await act("fulfil");
  expect(await read(TERMS)).toMatchObject({ paymentTerms: { due: true, paymentSchedules: { nodes: [{ dueAt: "2026-11-22T12:00:00Z" }] } } });
});

test("Terms are given, changed and taken away, each with its webhook", async () => {
  const { bench, act, read, refused } = await placeOrder(UNPAID, TOPICS);
  await act("terms", { terms: { type: "NET", dueInDays: 15 } });
  await act("terms", { terms: { type: "NET", dueInDays: 60 } });
  // 60 days from 21 November: 20 January.
  expect(await read(TERMS)).toMatchObject({ paymentTerms: { paymentTermsName: "Net 60", paymentSchedules: { nodes: [{ dueAt: "2027-01-20T12:00:00Z" }] } } });
  await act("terms", { terms: null });
  expect(await read(TERMS)).toEqual({ paymentTerms: null });
  expect(await refused("terms", { terms: { type: "NET", dueInDays: 31 } })).toMatchObject({ status: 400, body: { error: "dueInDays: NET terms are 7, 15, 30, 45, 60, 90 days." } });
  await until("payment_terms/delete", () => webhooksOf(bench, "payment_terms/delete")[0]);
  expect(JSON.parse(webhooksOf(bench, "payment_terms/create")[0]?.body ?? "")).toMatchObject({ payment_terms_name: "Net 15", payment_terms_type: "net", due_in_days: 15, payment_schedules: [{ balance_due: "187.00" }] });
  expect(JSON.parse(webhooksOf(bench, "payment_terms/update")[0]?.body ?? "")).toMatchObject({ payment_terms_name: "Net 60" });
});

test("Payment terms need read_payment_terms, and the rest of the order is still answered", async () => {
  const { bench, order } = await withTerms({ type: "RECEIPT" });
  await bench.control("/uninstall");
  const token = await bench.token(undefined, ["read_orders"]);
  const { data, errors } = await bench.graphql(token, `query($id: ID!) { order(id: $id) { name paymentTerms { overdue } } }`, { variables: { id: order["gid"] } });
  expect(data).toEqual({ order: { name: order["name"], paymentTerms: null } });
  expect(errors?.[0]?.extensions).toMatchObject({ code: "ACCESS_DENIED", requiredAccess: "`read_payment_terms` access scope." });
});

test("The templates of payment terms", async () => {
  const { bench } = await placeOrder(UNPAID);
  await bench.control("/uninstall");
  const token = await bench.token();
  const { data } = await bench.graphql(token, "{ paymentTermsTemplates(paymentTermsType: NET) { name dueInDays paymentTermsType } }");
  expect(data?.["paymentTermsTemplates"]).toEqual([7, 15, 30, 45, 60, 90].map((dueInDays) => ({ name: `Net ${dueInDays}`, dueInDays, paymentTermsType: "NET" })));
});
