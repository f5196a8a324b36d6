import type { Process } from "../kernel/process";

/** A port whose methods answer at once: what a store does at the one moment of its transaction. */
export type AtOnce<Port> = {
  [Name in keyof Port]: Port[Name] extends (...args: infer Args) => Promise<infer Answer> ? (...args: Args) => Answer : never;
};

type Method = (...args: unknown[]) => unknown;

/** The store as one process sees it: every call takes time, and may be the process's last. */
export function asPort<Port extends object>(process: Process, name: string, store: AtOnce<Port>): Port {
  const port: Record<string, Method> = {};
  for (const [method, effect] of Object.entries(store as Record<string, Method>)) {
    const site = `${name}.${method}`;
    port[method] = (...args) => process.stored(site, () => effect(...args), sizeOf(args));
  }

  return port as Port;
}

/** How many things a call is about, where its last argument is a list. */
function sizeOf(args: readonly unknown[]): number {
  const last = args.at(-1);

  return Array.isArray(last) ? last.length : 1;
}
