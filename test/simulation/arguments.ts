import { parseArgs } from "node:util";

const whole = { type: "string" } as const;
const flag = { type: "boolean", default: false } as const;

/** `seeds` is null where nobody said how many. */
export function readArguments() {
  const { values } = parseArgs({ options: { seeds: whole, from: whole, trace: flag, first: flag, planted: flag, only: whole } });

  return {
    seeds: values.seeds === undefined ? null : count(values.seeds),
    from: count(values.from ?? "1"),
    trace: values.trace,
    first: values.first,
    planted: values.planted,
    only: values.only ?? "",
  };
}

function count(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1) throw new Error("--seeds and --from take whole numbers from 1 on.");

  return number;
}
