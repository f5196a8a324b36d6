import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { projectRoot } from "../../launch/project";
import { parseSandboxOptions } from "../../launch/sandbox-options";
import { UsageError } from "../../launch/usage-error";

test("without options: the usual ports, the usual folder, what is there is kept", () => {
  expect(parseSandboxOptions([])).toEqual({ port: 4400, dataDir: resolve(projectRoot, ".data/sandbox"), fresh: false });
});

test("every option, in both ways of writing it", () => {
  expect(parseSandboxOptions(["--port", "5000", "--data", "other", "--fresh"])).toEqual({ port: 5000, dataDir: resolve("other"), fresh: true });
  expect(parseSandboxOptions(["--port=0"])).toMatchObject({ port: 0 });
  expect(parseSandboxOptions(["--help"])).toBe("help");
});

describe("what cannot be understood is answered with the usage", () => {
  test.each([[["--prot", "5000"]], [["fresh"]], [["--port"]], [["--port", "eighty"]], [["--port", "80"]], [["--port", "65533"]], [["--port", "-1"]], [["--fresh=yes"]]])("%j", (args) => {
    expect(() => parseSandboxOptions(args)).toThrow(UsageError);
  });
});
