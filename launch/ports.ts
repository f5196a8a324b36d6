import { connect, createServer, type AddressInfo } from "node:net";

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

/** A port that was free a moment ago, chosen by the operating system. */
export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

const FREE_BLOCK_ATTEMPTS = 50;

/** The first of `count` consecutive free ports. Throws after a bounded number of tries. */
export async function findFreePorts(count: number): Promise<number> {
  for (let attempt = 0; attempt < FREE_BLOCK_ATTEMPTS; attempt += 1) {
    const first = await findFreePort();
    const block = Array.from({ length: count }, (_, offset) => first + offset);
    const taken = await Promise.all(block.map((port) => (port > 65_535 ? true : isPortTaken(port))));
    if (!taken.includes(true)) return first;
  }
  throw new Error(`Found no ${count} free ports in a row after ${FREE_BLOCK_ATTEMPTS} tries. Close some programs and try again.`);
}
