const MOST_MS = 120_000;
const PAUSE_MS = 20;

/** Asks again and again; throws after two minutes. */
export async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const endMs = performance.now() + MOST_MS;
  while (!(await isSo())) {
    if (performance.now() > endMs) throw new Error(`Waited two minutes for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
