import { spawn, type ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import { afterEach, expect, test } from "vitest";
import { projectRoot } from "../../launch/project";
import { isAlive } from "./alive";

let launcher: ChildProcess;
afterEach(() => launcher.kill("SIGKILL"));

/** Starts the launcher and waits until its program runs. Returns the program's process id. */
function launch(): Promise<number> {
  const child = spawn(process.execPath, ["--import", "tsx", "test/launch/programs/launcher.ts"], { cwd: projectRoot, stdio: ["ignore", "pipe", "inherit"] });
  launcher = child;
  return new Promise((resolve) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      if (line.startsWith('{"ready"')) resolve((JSON.parse(line) as { childPid: number }).childPid);
    });
  });
}

function exitCode(): Promise<number | null> {
  return new Promise((resolve) => launcher.once("exit", resolve));
}

test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)("%s to the launcher alone stops everything, with exit code 0", async (signal) => {
  const program = await launch();
  launcher.kill(signal);

  expect(await exitCode()).toBe(0);
  expect(isAlive(program)).toBe(false);
});

test("a program that dies ends the launch with exit code 1", async () => {
  process.kill(await launch(), "SIGKILL");
  expect(await exitCode()).toBe(1);
});

test("even a killed launcher leaves nothing running", async () => {
  const program = await launch();
  launcher.kill("SIGKILL");

  await expect.poll(() => isAlive(program)).toBe(false);
});
