import { relative } from "node:path";
import { ESLint } from "eslint";
import { describe, expect, test } from "vitest";
import { projectRoot } from "./project-files";

const linter = new ESLint({ cwd: projectRoot });

test("the whole project passes the linter", async () => {
  const faults = (await linter.lintFiles(".")).flatMap(({ filePath, messages }) =>
    messages.map(({ line, message }) => `${relative(projectRoot, filePath)}:${line} ${message}`),
  );
  expect(faults).toEqual([]);
});

/** Without the rule that needs the type checker, which knows only files that are on disk. */
const linterWithoutTypes = new ESLint({
  cwd: projectRoot,
  overrideConfig: {
    languageOptions: { parserOptions: { projectService: false } },
    rules: { "@typescript-eslint/no-floating-promises": "off" },
  },
});

async function rulesBroken(filePath: string, code: string): Promise<string[]> {
  const results = await linterWithoutTypes.lintText(code, { filePath: `${projectRoot}${filePath}` });
  return results.flatMap(({ messages }) => messages.map((message) => message.ruleId ?? message.message));
}

const longFunction = `export function long(): void {\n${"  globalThis.queueMicrotask(() => undefined);\n".repeat(71)}}`;
const domain = "app/domain/planted.ts";
const route = "app/routes/planted.tsx";

describe("a planted violation is caught", () => {
  test.each([
    ["the domain asks for the time", { file: domain, code: "export const now = Date.now();", rule: "no-restricted-syntax" }],
    ["the domain makes a date of now", { file: domain, code: "export const now = new Date();", rule: "no-restricted-syntax" }],
    ["the domain is random", { file: domain, code: "export const dice = Math.random();", rule: "no-restricted-syntax" }],
    ["the domain rounds by itself", { file: domain, code: "export const cents = Math.round(1.5);", rule: "no-restricted-syntax" }],
    ["the domain reads a decimal as a float", { file: domain, code: 'export const price = parseFloat("1.10");', rule: "no-restricted-syntax" }],
    ["the domain turns text into a float", { file: domain, code: 'export const price = Number("1.10");', rule: "no-restricted-syntax" }],
    ["the domain formats a float", { file: domain, code: "export const price = (1.1).toFixed(2);", rule: "no-restricted-syntax" }],
    ["the domain waits", { file: domain, code: "export async function plan(): Promise<void> {}", rule: "no-restricted-syntax" }],
    ["the domain throws", { file: domain, code: 'export function plan(): never { throw new Error("no"); }', rule: "no-restricted-syntax" }],
    ["a type is any", { file: route, code: "export const order: any = 1;", rule: "@typescript-eslint/no-explicit-any" }],
    ["the type checker is silenced", { file: route, code: "// @ts-ignore\nexport const order = 1;", rule: "@typescript-eslint/ban-ts-comment" }],
    ["a setting is read on the spot", { file: route, code: "export const key = process.env.KEY;", rule: "no-restricted-properties" }],
    ["a setting is read by another name", { file: route, code: 'import { env } from "node:process";\nexport const key = env;', rule: "no-restricted-imports" }],
    ["four parameters", { file: route, code: "export function f(a: 1, b: 2, c: 3, d: 4) { return [a, b, c, d]; }", rule: "max-params" }],
    ["a function longer than a screen", { file: route, code: longFunction, rule: "max-lines-per-function" }],
    ["a simulator's function longer than a screen", { file: "sandbox/xero/planted.ts", code: longFunction, rule: "max-lines-per-function" }],
    ["an error is swallowed", { file: route, code: "try { JSON.parse(''); } catch {}", rule: "no-empty" }],
    ["work is left for later", { file: route, code: "// TODO: rounding\nexport const order = 1;", rule: "no-warning-comments" }],
  ])("%s", async (_what, { file, code, rule }) => {
    expect(await rulesBroken(file, code)).toContain(rule);
  });

  test("a promise that nobody waits for", async () => {
    // The type checker takes this text in the place of a file it knows.
    const file = `${projectRoot}launch/ports.ts`;
    const results = await linter.lintText("export function f() { Promise.reject(new Error()); }", { filePath: file });
    expect(results[0]?.messages.map(({ ruleId }) => ruleId)).toContain("@typescript-eslint/no-floating-promises");
  });

  test("and code that keeps the rules is not", async () => {
    expect(await rulesBroken(domain, "export function add(a: bigint, b: bigint): bigint {\n  return a + b;\n}\n")).toEqual([]);
    expect(await rulesBroken("app/config/env.server.ts", "export const key = process.env.KEY;\n")).toEqual([]);
  });
});
