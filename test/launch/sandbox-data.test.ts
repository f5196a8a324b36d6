import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openCredentials } from "../../launch/credentials";
import { findFreePorts } from "../../launch/ports";
import { markRunning } from "../../launch/running";
import { openSandboxData } from "../../launch/sandbox-data";
import { claimSandboxPorts } from "../../launch/sandbox-ports";

let dataDir: string;
let other: Server | undefined;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "crossfoot-data-"));
});
afterEach(() => {
  other?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/** Something of somebody else's that answers on a port; on any free one unless told. */
async function listenOn(port = 0): Promise<number> {
  const server = createServer();
  other = server;
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

test("the credentials are made once, differ from one folder to the next, and the key has 32 bytes", async () => {
  const made = await openCredentials(dataDir);

  expect(await openCredentials(dataDir)).toEqual(made);
  expect(await openCredentials(join(dataDir, "second"))).not.toEqual(made);
  expect(Buffer.from(made.encryptionKey, "base64")).toHaveLength(32);
});

test("a folder that a running sandbox uses is refused, fresh or not", async () => {
  const port = await listenOn();
  await markRunning(dataDir, port);

  for (const fresh of [false, true]) {
    await expect(openSandboxData(dataDir, { fresh })).rejects.toThrow(`A sandbox is already running on ${dataDir} (process ${process.pid}, http://localhost:${port})`);
  }
});

test("the note of a crashed sandbox, whose port nobody answers, is not", async () => {
  const port = await listenOn();
  await new Promise((resolve) => other?.close(resolve));
  await markRunning(dataDir, port);

  await expect(openSandboxData(dataDir, { fresh: false })).resolves.toMatchObject({ logs: join(dataDir, "logs") });
});

test("fresh forgets everything", async () => {
  const before = await openCredentials(dataDir);
  mkdirSync(join(dataDir, "shopify"));
  writeFileSync(join(dataDir, "shopify/orders.json"), "{}");

  await openSandboxData(dataDir, { fresh: true });

  expect(existsSync(join(dataDir, "shopify/orders.json"))).toBe(false);
  expect(await openCredentials(dataDir)).not.toEqual(before);
});

test("fresh never deletes a folder that is not a sandbox's", async () => {
  writeFileSync(join(dataDir, "thesis.txt"), "years of work");

  await expect(openSandboxData(dataDir, { fresh: true })).rejects.toThrow("holds other things than a sandbox");
  expect(existsSync(join(dataDir, "thesis.txt"))).toBe(true);
});

test("a taken port is named, with what it was wanted for and what to type instead", async () => {
  const first = await findFreePorts(4);
  await listenOn(first + 2);

  await expect(claimSandboxPorts(first)).rejects.toThrow(new RegExp(`^Port ${first + 2}, wanted for the simulated Xero, [^]*npm run sandbox -- --port ${first + 100}`));
});

test("port 0 gives four free ports in a row", async () => {
  const { web, shopify, xero, postgres } = await claimSandboxPorts(0);
  expect([shopify, xero, postgres]).toEqual([web + 1, web + 2, web + 3]);
});
