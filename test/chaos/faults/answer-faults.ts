import { setTimeout as delay } from "node:timers/promises";
import type { Line } from "../line/line";
import { CALM, type Fate, type Piece } from "../line/weather";
import type { Platform } from "../stage/platform";
import { comesTrue, until } from "../until";
import { letOrdersCome, type Fault, type Scene } from "./fault";

/** Orders come while both platforms answer as ordered. */
function answering(rules: (scene: Scene) => { xero: readonly Record<string, unknown>[]; shopify: readonly Record<string, unknown>[] }) {
  return async (scene: Scene): Promise<void> => {
    const { xero, shopify } = rules(scene);
    await scene.stage.xero.faults(scene.seed, xero);
    await scene.stage.shopify.faults(scene.seed, shopify);
    await letOrdersCome(scene);
    await everyRuleSpent(scene);
  };
}

/**
 * The faults end when each has struck as often as it may, or when there is nothing left that they could strike. Where calls
 * are short, orders wait for company: it may take minutes until there is a call to strike at all.
 */
async function everyRuleSpent({ stage: { xero, shopify }, pace }: Scene): Promise<void> {
  const struck = async (platform: Platform): Promise<boolean> => {
    const rules = await rulesOf(platform);
    return rules.length === 0 || rules.some(({ injected }) => injected > 0);
  };
  await until("a fault of each platform's has struck", async () => (await struck(xero)) && (await struck(shopify)), pace.deadlineMs);
  const spent = async (platform: Platform): Promise<boolean> =>
    (await rulesOf(platform)).every(({ injected, times }) => injected >= (times ?? Infinity));
  await comesTrue(async () => (await spent(xero)) && (await spent(shopify)), pace.outageMs);
}

async function rulesOf(platform: Platform) {
  return (await platform.ask<{ rules: { injected: number; times?: number }[] }>("/faults")).rules;
}

/** Our requests are few, because they are full: at least one rule for each platform strikes at the first of them. */
const rateLimits = answering(({ pace: { strikes } }) => ({
  xero: [
    { fault: "too-many-requests", problem: "minute", times: 1 },
    { fault: "too-many-requests", problem: "concurrent", chance: 0.3, times: strikes },
    { fault: "too-many-requests", problem: "appminute", chance: 0.2, times: strikes },
  ],
  shopify: [{ fault: "throttled", times: strikes }],
}));

const serverErrors = answering(({ pace: { strikes } }) => ({
  xero: [
    { fault: "server-error-after", times: strikes, match: { method: "PUT" } },
    { fault: "server-error", chance: 0.2, times: strikes },
    { fault: "unavailable", chance: 0.1, times: strikes },
    { fault: "truncated-body", chance: 0.2, times: 1 },
  ],
  shopify: [
    { fault: "server-error", times: strikes },
    { fault: "internal-error-after", times: strikes },
  ],
}));

/** The connection breaks when the answer is on its way: the work is done, and nobody knows. */
async function cutAnswers(scene: Scene): Promise<void> {
  const { lines } = scene.stage;
  const cutting = cutter(scene);
  for (const line of Object.values(lines.xero)) cutting.arm(line, "reset", /^(PUT|POST) \/api/);
  cutting.arm(lines.shopify, "reset", /^POST \/admin\/api/);
  await letOrdersCome(scene);
  await until("an answer of Xero's was cut", () => cutting.struck("reset") > 0, scene.pace.deadlineMs);
  for (const line of Object.values(lines.xero)) cutting.arm(line, "half-close", /^GET \/api/);
  await delay(scene.pace.outageMs);
}

/** Each line arms anew; of each kind of cut so many strike, on all lines together. */
function cutter({ random, pace: { strikes } }: Scene) {
  const counts = new Map<Fate, number>();
  const struck = (fate: Fate): number => counts.get(fate) ?? 0;
  const arm = (line: Line, fate: Fate, matching: RegExp): void => {
    const strikesNow = (request: string): boolean => matching.test(request) && struck(fate) < 2 * strikes && random() < 0.5;
    const onAnswer = ({ request }: Piece): Fate => {
      if (!strikesNow(request)) return "pass";
      counts.set(fate, struck(fate) + 1);
      return fate;
    };
    line.weather = { ...CALM, onAnswer };
  };
  return { arm, struck };
}

export const answerFaults: readonly Fault[] = [
  { name: "rate-limits", what: "429 of every kind from Xero, throttling by Shopify", strike: rateLimits },
  { name: "server-errors", what: "500 before and after the work, 503, half an answer", strike: serverErrors },
  { name: "cut-answers", what: "connections break after the platform has done the work", strike: cutAnswers },
];
