import { parseArgs } from "node:util";
import { faults } from "./faults/all";
import type { Fault } from "./faults/fault";
import type { Backend } from "./stage/stage";

export interface ChaosCommand {
  readonly faults: readonly Fault[];
  readonly seed: number;
  readonly orders: number;
  readonly backend: Backend;
  /** The waits of `npm test`. */
  readonly short: boolean;
}

export const CHAOS_USAGE = `Usage: npm run chaos -- [options]
  --fault <name>        one of them (may be given several times; all unless given)
  --list                what there is
  --seed <number>       of everything that is random (1 unless given)
  --orders <number>     placed in each fault (40 unless given)
  --backend <pg|redis>  where the queue is (pg unless given)
  --short               the short waits of \`npm test\`
  --planted             plants known bugs in a copy instead, one by one; each must be seen
  --help                show this`;

/** Reads the options of `npm run chaos`. Throws one sentence for anything it does not know. */
export function parseChaosOptions(args: readonly string[]): ChaosCommand | "help" | "list" | "planted" {
  const text = { type: "string" } as const;
  const flag = { type: "boolean" } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      fault: { ...text, multiple: true },
      seed: text,
      orders: text,
      backend: text,
      short: flag,
      list: flag,
      planted: flag,
      help: flag,
    },
  });
  if (values.help) return "help";
  if (values.list) return "list";
  if (values.planted) return "planted";
  const backend = values.backend ?? "pg";
  if (backend !== "pg" && backend !== "redis") throw new Error(`--backend ${backend}: give pg or redis.`);
  return {
    faults: values.fault ? values.fault.map(faultCalled) : faults,
    seed: whole("--seed", values.seed ?? "1"),
    orders: whole("--orders", values.orders ?? "40"),
    backend,
    short: values.short ?? false,
  };
}

function faultCalled(name: string): Fault {
  const found = faults.find((fault) => fault.name === name);
  if (found) return found;
  throw new Error(`--fault ${name}: there is none of that name; --list shows them.`);
}

function whole(option: string, text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new Error(`${option} ${text}: give a whole number from 1.`);
}
