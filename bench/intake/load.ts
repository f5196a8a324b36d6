import { Line } from "./line";

type Load = { port: number; webhook: () => Buffer };

/** Keeps so many connections busy, one webhook after the other: how many a second were acknowledged, and in all. */
export async function busyFor({ port, webhook }: Load, { seconds, connections }: { seconds: number; connections: number }) {
  const lines = await Promise.all(Array.from({ length: connections }, () => Line.to(port)));
  const endMs = performance.now() + seconds * 1_000;
  let acknowledged = 0;
  await Promise.all(
    lines.map(async (line) => {
      for (; performance.now() < endMs; acknowledged++) accept(await line.send(webhook()));
      line.close();
    }),
  );

  return { perSecond: Math.round(acknowledged / seconds), acknowledged };
}

const TICK_MS = 1;

/**
 * So many webhooks a second whatever the answers do, each timed from when it was due: a server that stalls is charged for
 * every webhook that came meanwhile.
 */
export async function atRate({ port, webhook }: Load, { seconds, perSecond }: { seconds: number; perSecond: number }) {
  const idle: Line[] = [];
  const durationsMs: number[] = [];
  const startMs = performance.now();
  const sendDueAt = async (dueMs: number): Promise<void> => {
    const line = idle.pop() ?? (await Line.to(port));
    accept(await line.send(webhook()));
    durationsMs.push(performance.now() - dueMs);
    idle.push(line);
  };
  const under: Promise<void>[] = [];
  while (under.length < seconds * perSecond) {
    const dueMs = startMs + (under.length * 1_000) / perSecond;
    if (dueMs <= performance.now()) under.push(sendDueAt(dueMs));
    else await new Promise((resolve) => setTimeout(resolve, TICK_MS));
  }
  await Promise.all(under);
  for (const line of idle) line.close();
  durationsMs.sort((a, b) => a - b);

  return { p99Ms: Math.round((durationsMs[Math.floor(durationsMs.length * 0.99)] ?? 0) * 100) / 100, acknowledged: durationsMs.length };
}

/** Anything but a 200 is quick and measures nothing. */
function accept(status: number): void {
  if (status !== 200) throw new Error(`A webhook was answered ${status}.`);
}
