import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { environmentWith } from "../../launch/environment";
import { Processes } from "../../launch/processes";
import type { Program } from "../../launch/child";
import { isAlive } from "./alive";

let logDir: string;
let said: string[];
let processes: Processes;

beforeEach(() => {
  logDir = mkdtempSync(join(tmpdir(), "crossfoot-launch-"));
  said = [];
  processes = new Processes({ logDir, say: (line) => said.push(line) });
});
afterEach(async () => {
  await processes.stop();
  rmSync(logDir, { recursive: true });
});

function program(file: string, name = file): Program {
  return { name, entry: `test/launch/programs/${file}.ts`, env: environmentWith({ GREETING: "hello" }), stopWithinMs: 1_000 };
}

test("a program is ready when it says so, with what it says", async () => {
  expect(await processes.start(program("polite"))).toEqual({ ready: true, greeting: "hello" });
});

test("a program's settings are the machine's and its own, and nothing that happens to be in ours", async () => {
  process.env["GREETING_OF_THE_SHELL"] = "leaked";
  expect(Object.keys(environmentWith({ PORT: "1" })).toSorted()).not.toContain("GREETING_OF_THE_SHELL");
  expect(environmentWith({ PORT: "1" })).toMatchObject({ PORT: "1", PATH: process.env["PATH"] });
});

test("a stop asks every program, waits, keeps its output, and leaves none running", async () => {
  await processes.start(program("polite", "first"));
  await processes.start(program("polite", "second"));
  const pids = [processes.child("first").pid, processes.child("second").pid];

  await processes.stop();

  expect(pids.filter(isAlive)).toEqual([]);
  expect(readFileSync(join(logDir, "second.log"), "utf8")).toBe('{"ready":true,"greeting":"hello"}\nstopping\n');
  expect(await processes.ended).toBeUndefined();
});

test("a program that does not stop is ended, with the programs it started itself", async () => {
  const { ownChild } = await processes.start(program("stubborn"));
  const { pid } = processes.child("stubborn");
  expect(isAlive(Number(ownChild))).toBe(true);

  await processes.stop();

  expect(isAlive(pid)).toBe(false);
  await expect.poll(() => isAlive(Number(ownChild))).toBe(false);
});

test("a program that dies takes the others with it, and is named as the reason", async () => {
  await processes.start(program("polite", "web"));
  await processes.start(program("polite", "xero"));
  const web = processes.child("web").pid;

  processes.child("xero").kill("SIGKILL");

  expect((await processes.ended)?.message).toMatch(/^xero was killed by SIGKILL\. Its last lines:\n {2}\{"ready":true/);
  expect(isAlive(web)).toBe(false);
});

test("a program that ends before it is ready is reported with its last words", async () => {
  await expect(processes.start(program("broken", "web"))).rejects.toThrow(
    "web did not get ready: it ended with exit code 1. Its last lines:\n  The setting XERO_CLIENT_ID is missing.",
  );
});

test("a killed worker is started again, and that is said", async () => {
  await processes.start(program("polite", "worker"), { restart: true });
  const before = processes.child("worker").pid;

  processes.child("worker").kill("SIGKILL");

  await expect.poll(() => processes.child("worker").pid).not.toBe(before);
  expect(said).toEqual(["worker was killed by SIGKILL; starting it again."]);
  await processes.stop();
  expect(isAlive(processes.child("worker").pid)).toBe(false);
});

test("a worker that keeps ending by itself is broken: the third time everything stops", async () => {
  await processes.start(program("polite", "web"));
  await processes.start(program("short-lived", "worker"), { restart: true });

  expect((await processes.ended)?.message).toContain("worker ended with exit code 3");
  expect(said).toHaveLength(2);
});

test("of several starts the first failure is the one reported, and the others are stopped", async () => {
  const starting = processes.together([processes.start(program("polite", "web")), processes.start(program("broken", "worker"))]);

  await expect(starting).rejects.toThrow("worker did not get ready");
  expect(isAlive(processes.child("web").pid)).toBe(false);
});

test("nothing is started any more once a stop has begun", async () => {
  await processes.stop();
  await expect(processes.start(program("polite"))).rejects.toThrow("Stopped before everything was ready.");
});
