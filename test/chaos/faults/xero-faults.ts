import { setTimeout as delay } from "node:timers/promises";
import { CALM } from "../line/weather";
import { booksWrites } from "../oracle/books-side";
import type { Finding } from "../oracle/judge-order";
import { connectionState } from "../stage/app-rows";
import type { Stage } from "../stage/stage";
import { until } from "../until";
import { letOrdersCome, wrong, type Fault, type Scene } from "./fault";
import { OtherClient } from "./other-client";

/** A person has used an order's number for an invoice of their own: that one must wait, and its batch must not. */
async function invalidElements(scene: Scene): Promise<void> {
  const { stage, work, orders } = scene;
  const latest = await stage.shopify.ask<{ name: string }[]>("/orders");
  const next = Math.max(...latest.map(({ name }) => Number(name.slice(1)))) + 1;
  const taken = next + Math.floor(orders / 2);
  await stage.xero.ask(`/organisations/${stage.tenantId}/invoices`, theirInvoice(taken));
  await letOrdersCome(scene);
  const order = work.all.find(({ name }) => name === `#${taken}`);
  if (!order) throw new Error(`Order #${taken} was to be placed, and was not.`);
  // Refused where it is sent first; where theirs was read first, it is asked whether that is the order's own.
  work.parked.set(order.id, ["number-taken", "maybe-in-books"]);
}

function theirInvoice(number: number): Record<string, unknown> {
  const [Date, LineItems] = ["2026-11-20", [{ Description: "Sold over the counter", Quantity: 1, UnitAmount: 10, AccountCode: "200" }]];
  return { Type: "ACCREC", InvoiceNumber: `SH-${number}`, Contact: { Name: "Counter sales" }, Date, DueDate: Date, LineItems };
}

const ACCESS_TOKEN_LIVES_MS = 30 * 60_000;

/** Xero's tokens expire under way, and the answer that brings the new ones is lost. */
async function tokenStorm(scene: Scene): Promise<readonly Finding[]> {
  const { stage, work, orders } = scene;
  const before = stage.xero.journal.mark();
  await work.place(Math.ceil(orders / 2));
  loseOneRefresh(stage);
  await stage.xero.advance(ACCESS_TOKEN_LIVES_MS + 1_000);
  await work.place(Math.floor(orders / 2));
  await work.follow();
  const refreshes = () =>
    stage.xero.journal.since(before).filter(({ kind, path }) => kind === "sign-in" && path === "/connect/token").length;
  await until("the tokens were refreshed", () => refreshes() >= 2, scene.pace.deadlineMs);
  const state = await connectionState(stage.database, stage.tenantId);
  // One that was lost, and one that was not: two processes at it would make more.
  const many = refreshes() > 2 ? [wrong(`${refreshes()} refreshes of one token`)] : [];
  return state === "LIVE" ? many : [...many, wrong(`the connection is ${state}: the merchant would be asked to reconnect`)];
}

function loseOneRefresh({ lines }: Stage): void {
  let left = 1;
  for (const line of Object.values(lines.xero)) {
    line.weather = { ...CALM, onAnswer: ({ request }) => (request.startsWith("POST /connect/token") && left-- > 0 ? "reset" : "pass") };
  }
}

/** The merchant disconnects the app in Xero; orders keep coming; later the same organisation is connected again. */
async function disconnected(scene: Scene): Promise<readonly Finding[]> {
  const { stage, work, orders, pace } = scene;
  await work.place(Math.ceil(orders / 2));
  await (await OtherClient.of(stage)).disconnect();
  await work.place(Math.floor(orders / 2));
  await work.follow();
  const noticed = "the app has noticed that it was disconnected";
  await until(noticed, async () => (await connectionState(stage.database, stage.tenantId)) === "RECONNECT", pace.deadlineMs);
  await delay(pace.outageMs);
  const merchant = stage.merchantOf();
  await merchant.connect("GB");
  const state = await connectionState(stage.database, stage.tenantId);
  if (state !== "LIVE") await merchant.switchOn();
  return [];
}

/** The merchant connects another organisation by mistake, and later the right one. The wrong one must stay as it was. */
async function otherOrganisation(scene: Scene): Promise<readonly Finding[]> {
  const { stage, work, orders, pace } = scene;
  const merchant = stage.merchantOf();
  const before = stage.xero.journal.mark();
  await work.place(Math.ceil(orders / 2));
  await (await OtherClient.of(stage)).disconnect();
  const { tenantId } = await merchant.connect("NZ");
  await work.place(Math.floor(orders / 2));
  await work.follow();
  await delay(pace.outageMs);
  await merchant.connect("GB");
  const state = await connectionState(stage.database, stage.tenantId);
  const written = booksWrites(stage.xero.journal.since(before)).filter((write) => write["tenantId"] === tenantId);
  return [
    ...(state === "LIVE" ? [] : [wrong(`the right organisation is ${state} after it was connected again`)]),
    ...(written.length > 0 ? [wrong(`${written.length} writes into the organisation that was connected by mistake`)] : []),
  ];
}

export const xeroFaults: readonly Fault[] = [
  { name: "invalid-elements", what: "Xero refuses one element of a batch: a person has taken its number", strike: invalidElements },
  { name: "token-storm", what: "tokens expire under way, and the answer to the refresh is lost", strike: tokenStorm },
  { name: "disconnected", what: "the app is disconnected in Xero, orders come, it is connected again", strike: disconnected },
  {
    name: "other-organisation",
    what: "after that another organisation is connected by mistake, then the right one",
    strike: otherOrganisation,
  },
];
