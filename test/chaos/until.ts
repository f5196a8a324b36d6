import { setTimeout as delay } from "node:timers/promises";

const POLL_MS = 50;

/** Looks again and again until it holds. Throws, saying what was waited for, when it never does. */
export async function until(what: string, holds: () => Promise<boolean> | boolean, limitMs = 30_000): Promise<void> {
  const deadline = performance.now() + limitMs;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`Waited ${limitMs / 1000} s in vain until ${what}.`);
    await delay(POLL_MS);
  }
}

/** As `until`, but only says whether it came true in time. */
export async function comesTrue(holds: () => Promise<boolean> | boolean, limitMs: number): Promise<boolean> {
  return until("", holds, limitMs).then(
    () => true,
    () => false,
  );
}
