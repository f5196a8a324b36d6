const LIMIT_MS = 20_000;

/** Polls a real condition until it holds; says what it waited for when it never does. */
export async function until<Value>(
  what: string,
  look: () => Promise<Value | false | undefined> | Value | false | undefined,
): Promise<Value> {
  const limit = performance.now() + LIMIT_MS;
  while (performance.now() < limit) {
    const value = await look();
    if (value !== false && value !== undefined) return value;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`Waited ${LIMIT_MS / 1000} s in vain for ${what}.`);
}
