import { setTimeout as delay } from "node:timers/promises";
import { booksCalls } from "../oracle/books-side";
import type { Finding } from "../oracle/judge-order";
import { anHourPasses, restsForSeconds } from "../stage/app-rows";
import type { Stage } from "../stage/stage";
import { until } from "../until";
import { letOrdersCome, wrong, type Fault, type Scene } from "./fault";
import { OtherClient } from "./other-client";

/** As the simulated Xero answers a used up day: an hour. */
const REST_SECONDS = 3_600;

/** Xero takes no more calls today. The app rests, says so, and goes on by itself when the hour is over. */
async function dayLimit({ stage, work, orders, pace, seed }: Scene): Promise<readonly Finding[]> {
  await stage.xero.faults(seed, [{ fault: "too-many-requests", problem: "day" }]);
  await work.place(Math.ceil(orders / 2));
  const rests = async () => (await restsForSeconds(stage.database, stage.tenantId)) > REST_SECONDS - 300;
  await until("the app rests until Xero's day is over", rests, pace.deadlineMs);
  await work.place(Math.floor(orders / 2));
  await work.follow();
  const mark = stage.xero.journal.mark();
  await delay(pace.outageMs);
  const calls = booksCalls(stage.xero.journal.since(mark), stage.tenantId).length;
  // Without limits of its own the app keeps no account of calls, and its home page has none to show.
  const said = !pace.limits || (await homeSaysItRests(stage));
  await stage.xero.noFaults();
  await anHourPasses(stage.database);
  return [
    ...(calls > 0 ? [wrong(`${calls} calls to Xero while it takes no more today`)] : []),
    ...(said ? [] : [wrong("the home page does not say until when Xero takes no more calls")]),
  ];
}

async function homeSaysItRests(stage: Stage): Promise<boolean> {
  const home = (await stage.merchantOf().page("/app", "routes/app._index")) as { calls: { restsUntil: string | null } | null };
  return Date.parse(home.calls?.restsUntil ?? "") > Date.now() + (REST_SECONDS - 300) * 1_000;
}

/** So much of Xero's minute is left when the orders come: long enough for them to come, short enough to wait for. */
const LEFT_SECONDS = 8;

/** Another app uses up the organisation's minute, and half of the next; ours is turned away, and must not be for long. */
async function foreignApp(scene: Scene): Promise<void> {
  const { stage, pace } = scene;
  await stage.xero.ask("/limits", { enforced: true });
  try {
    const other = await OtherClient.of(stage);
    const mark = stage.xero.journal.mark();
    const theirs = await useUpTheMinute(other, stage);
    const refused = () => booksCalls(stage.xero.journal.since(mark), stage.tenantId).filter(({ status }) => status === 429).length;
    await letOrdersCome(scene);
    await until("Xero turned the app away", () => refused() > theirs, pace.deadlineMs);
    await until("the app is let in again", async () => (await restsForSeconds(stage.database, stage.tenantId)) <= 0, 90_000);
    await useHalf(other, pace.outageMs);
  } finally {
    await stage.xero.ask("/limits", { enforced: pace.limits });
  }
}

/** How often Xero turned the other client away itself. Xero's clock moves on until little of its minute is left. */
async function useUpTheMinute(other: OtherClient, { xero }: Stage): Promise<number> {
  for (let refused = 1; refused <= 3; refused++) {
    const seconds = await callUntilRefused(other);
    if (seconds > LEFT_SECONDS) await xero.advance((seconds - LEFT_SECONDS) * 1_000);
    if (seconds >= LEFT_SECONDS) return refused;
    await xero.advance((seconds + 1) * 1_000);
  }
  throw new Error("Xero's minute was never used up with some of it left.");
}

/** Xero's minute may end among the calls, and another begin. */
const MORE_THAN_TWO_MINUTES_ALLOW = 121;

async function callUntilRefused(other: OtherClient): Promise<number> {
  for (let call = 0; call < MORE_THAN_TWO_MINUTES_ALLOW; call++) {
    const seconds = await other.call();
    if (seconds !== null) return seconds;
  }
  throw new Error("Xero let more calls in than two of its minutes allow.");
}

/** Thirty of the sixty. */
const EVERY_MS = 2_000;

async function useHalf(other: OtherClient, forMs: number): Promise<void> {
  for (let passed = 0; passed < forMs; passed += EVERY_MS) {
    await other.call();
    await delay(EVERY_MS);
  }
}

export const limitFaults: readonly Fault[] = [
  { name: "day-limit", what: "Xero's calls for today are used up; it asks for an hour's rest", strike: dayLimit },
  {
    name: "foreign-app",
    what: "another app uses up the organisation's minute, and half of the next",
    strike: foreignApp,
    othersCall: true,
  },
];
