/** A browser's name: Shopify's library turns away clients that do not look like one. */
export const BROWSER = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36";

/** JSON in, JSON out; an answer that is no success is an error with what was said. */
export async function askJson<T>(url: string, body?: unknown): Promise<T> {
  const init = body === undefined ? {} : { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) };
  const response = await fetch(url, init);
  if (!response.ok) throw new Error(`${init.method ?? "GET"} ${url} answered ${response.status}: ${(await response.text()).slice(0, 500)}`);

  return (await response.json()) as T;
}

/** Asks again and again until there is an answer, and says what was waited for when there never is one. */
export async function waitFor<T>(what: string, look: () => Promise<T | null | undefined | false>, limitMs = 60_000): Promise<T> {
  const deadline = performance.now() + limitMs;
  while (performance.now() < deadline) {
    const found = await look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`Waited ${limitMs / 1000} s in vain for ${what}.`);
}
