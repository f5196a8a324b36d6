import { randomInt } from "node:crypto";
import { connect, createServer } from "node:net";

/** `localhost` may mean either address: a port counts as free only when nothing answers on both. */
const LOOPBACK = ["127.0.0.1", "::1"] as const;

function answers(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 1_000 });
    const finish = (taken: boolean): void => {
      socket.destroy();
      resolve(taken);
    };
    socket.once("connect", () => finish(true));
    socket.once("timeout", () => finish(true));
    socket.once("error", () => finish(false));
  });
}

/** True when something on this machine already answers on the port. */
export async function isPortTaken(port: number): Promise<boolean> {
  const taken = await Promise.all(LOOPBACK.map((host) => answers(host, port)));
  return taken.includes(true);
}

/**
 * Below the ports that systems give to outgoing connections (Linux from 32768, macOS from 49152): a port from there may be
 * taken by anybody's connection between finding it and listening on it.
 */
const LOWEST = 10_000;
const HIGHEST = 30_000;
const FREE_BLOCK_ATTEMPTS = 50;

/** A port that was free a moment ago. */
export function findFreePort(): Promise<number> {
  return findFreePorts(1);
}

/** The first of `count` consecutive free ports. Throws after a bounded number of tries. */
export async function findFreePorts(count: number): Promise<number> {
  for (let attempt = 0; attempt < FREE_BLOCK_ATTEMPTS; attempt += 1) {
    const first = randomInt(LOWEST, HIGHEST - count);
    const block = Array.from({ length: count }, (_, offset) => first + offset);
    const free = await Promise.all(block.map(async (port) => !(await isPortTaken(port)) && (await canListen(port))));
    if (!free.includes(false)) return first;
  }
  throw new Error(`Found no ${count} free ports in a row after ${FREE_BLOCK_ATTEMPTS} tries. Close some programs and try again.`);
}

function canListen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}
