import { setTimeout as delay } from "node:timers/promises";
import type { Fault, Scene } from "./faults/fault";
import { booksWrites, madeNothing, tooManyRequests } from "./oracle/books-side";
import { judge, type Placed } from "./oracle/judge";
import type { Finding } from "./oracle/judge-order";
import type { Entry } from "./oracle/journal";
import { shopWrites } from "./oracle/shop-side";
import { toldWrite } from "./oracle/told-write";
import type { Pace } from "./pace";
import { seeded } from "./seeded";
import { saidOfOrders, unfinished } from "./stage/app-rows";
import type { Stage } from "./stage/stage";
import { comesTrue, until } from "./until";
import { Workload } from "./workload";

export interface Row {
  readonly name: string;
  readonly orders: number;
  readonly lost: number;
  readonly duplicated: number;
  readonly wrong: number;
  readonly echoes: number;
  /** Calls turned away that neither an ordered fault nor another client accounts for. */
  readonly tooManyRequests: number;
  readonly secondsToQuiet: number;
}

export interface Outcome {
  readonly row: Row;
  /** How long the harm lasted. */
  readonly secondsOfFault: number;
  /** What is not as it should be, in words. */
  readonly faults: readonly string[];
}

export interface RoundOptions {
  readonly orders: number;
  readonly seed: number;
  readonly pace: Pace;
}

/** One fault, from the first order to the verdict. */
export async function runRound(stage: Stage, fault: Fault, { orders, seed, pace }: RoundOptions): Promise<Outcome> {
  const { workloads, scene } = setScene(stage, fault, { orders, seed, pace });
  const marks = { shopify: stage.shopify.journal.mark(), xero: stage.xero.journal.mark() };
  const began = performance.now();
  const { seen, broken } = await carriedOut(stage, fault, scene);
  await mend(stage);
  const mendedAt = performance.now();
  const secondsOfFault = seconds(mendedAt - began);
  const quiet = () => isQuiet(stage, workloads);
  // At rest for a moment is not quiet yet: what a reconnection or a sweep has just asked for may not have its row so far.
  const stays = async (): Promise<boolean> => (await quiet()) && (await echoesInCalm(stage, pace)).length === 0 && (await quiet());
  const left = (await comesTrue(stays, pace.deadlineMs)) ? [] : await unfinished(stage.database);
  const secondsToQuiet = seconds(performance.now() - mendedAt);
  const echoes = [...(await echoesInCalm(stage, pace)), ...needlessMarks(stage, marks.shopify, workloads)];
  const found = [...seen, ...(await findings(stage, workloads))];
  const count = (kind: Finding["kind"]): number => found.filter((each) => each.kind === kind).length;
  const row: Row = {
    name: fault.name,
    orders: workloads.reduce((sum, { all }) => sum + all.length, 0),
    ...{ lost: count("lost"), duplicated: count("duplicated"), wrong: count("wrong") },
    echoes: echoes.length,
    tooManyRequests: fault.othersCall ? 0 : tooManyRequests(stage.xero.journal.since(marks.xero)).length,
    secondsToQuiet,
  };
  return {
    row,
    secondsOfFault,
    faults: [
      ...broken.map((what) => `the fault was not carried out: ${what}`),
      ...found.map(({ kind, order, what }) => `${kind}: ${order} ${what}`),
      ...left.map((what) => `never done: ${what}`),
      ...echoes.map((write) => `echo: ${toldWrite(write, stage.xero.journal.entries)}`),
    ],
  };
}

/** What the fault saw itself; and why it could not be carried out, if so: the round goes on to say how things stand. */
async function carriedOut(stage: Stage, { strike }: Fault, scene: Scene): Promise<{ seen: readonly Finding[]; broken: readonly string[] }> {
  try {
    const seen = (await strike(scene)) ?? [];
    await everyRuleStruck(stage);
    return { seen, broken: [] };
  } catch (cause) {
    return { seen: [], broken: [cause instanceof Error ? cause.message : String(cause)] };
  }
}

function seconds(ms: number): number {
  return Math.round(ms / 100) / 10;
}

/** True when nothing was lost, made twice or made wrong, nothing echoed, and no call was turned away that should not have been made. */
export function holds({ row, faults }: Outcome): boolean {
  return faults.length === 0 && row.echoes === 0 && row.tooManyRequests <= row.orders / 1_000;
}

function setScene(stage: Stage, fault: Fault, options: RoundOptions): { workloads: Workload[]; scene: Scene } {
  const label = `${fault.name}-${options.seed}`.replaceAll("-", "");
  const shop = "crossfoot-demo.myshopify.com";
  const work = new Workload(stage.shopify, { shop, tenantId: stage.tenantId, label });
  const workloads = [work];
  const openSmallShop = async (): Promise<Workload> => {
    const small = new Workload(stage.shopify, { ...(await stage.openSmallShop()), label: `small${label}` });
    workloads.push(small);
    return small;
  };
  const comesToRest = () => until("all is at rest", () => isQuiet(stage, workloads), options.pace.deadlineMs);
  return { workloads, scene: { stage, work, random: seeded(options.seed), openSmallShop, comesToRest, ...options } };
}

/** Every order stands as it should, and the app's rows ask for nothing more. */
async function isQuiet(stage: Stage, workloads: readonly Workload[]): Promise<boolean> {
  return (await unfinished(stage.database)).length === 0 && (await findings(stage, workloads)).length === 0;
}

/** A fault that never happened proves nothing. */
async function everyRuleStruck({ shopify, xero }: Stage): Promise<void> {
  for (const platform of [shopify, xero]) {
    const { rules } = await platform.ask<{ rules: { fault: string; injected: number }[] }>("/faults");
    const injected = rules.reduce((sum, rule) => sum + rule.injected, 0);
    if (rules.length > 0 && injected === 0)
      throw new Error(`None of the ordered faults struck: ${rules.map(({ fault }) => fault).join(", ")}.`);
  }
}

/** The end of the fault: calm lines, platforms that answer, every process up. */
async function mend({ lines, shopify, xero, fleet }: Stage): Promise<void> {
  await lines.clear();
  await Promise.all([shopify.noFaults(), xero.noFaults()]);
  await until("every process is up again", () => fleet.allReady, 60_000);
}

async function findings({ shopify, xero, database }: Stage, workloads: readonly Workload[]): Promise<Finding[]> {
  const orders: Placed[] = workloads.flatMap(({ all }) => all);
  const acts = new Map(workloads.flatMap((each) => [...each.acts]));
  const parked = new Map(workloads.flatMap((each) => [...each.parked]));
  return judge({ shopify: shopify.journal, xero: xero.journal, orders, acts, parked, said: await saidOfOrders(database) });
}

/**
 * Writes while nothing has happened. One is no echo: an order that waits for a person, because Xero refused its document,
 * is tried again by whatever has it looked at, as a sweep has; Xero refuses it again, and nothing is made.
 */
async function echoesInCalm({ shopify, xero, database }: Stage, { calmMs }: Pace): Promise<Entry[]> {
  const marks = { shopify: shopify.journal.mark(), xero: xero.journal.mark() };
  await delay(calmMs);
  const someWait = [...(await saidOfOrders(database)).values()].some(({ status }) => status === "ATTENTION");
  const inBooks = booksWrites(xero.journal.since(marks.xero)).filter((write) => !(someWait && madeNothing(write)));
  return [...shopWrites(shopify.journal.since(marks.shopify)), ...inBooks];
}

/** Each time that a person settles something in Xero, that is worth one change in Shopify; every other change is an echo. */
function needlessMarks({ shopify }: Stage, mark: number, workloads: readonly Workload[]): Entry[] {
  const needed = workloads.flatMap(({ acts }) => [...acts.values()]).filter(({ does }) => does === "settles" || does === "shares").length;
  return shopWrites(shopify.journal.since(mark)).slice(needed);
}
