/** One JSON call to a simulator's control API: GET without a body, POST with one. A refusal is an error with its text. */
export async function askJson<Answer>(url: string, body?: unknown): Promise<Answer> {
  const init = body === undefined ? {} : { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  const response = await fetch(url, init);
  if (!response.ok) throw new Error(`${init.method ?? "GET"} ${url} answered ${response.status}: ${(await response.text()).slice(0, 500)}`);
  return (await response.json()) as Answer;
}
