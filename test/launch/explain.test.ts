import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { compileApp } from "../../launch/compile-program";
import { graphqlDraft, restDraft } from "../unit/order-json/draft-orders";
import { graphqlKettles, restKettles } from "../unit/order-json/kettle-orders";

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** As `npm run explain` starts it. */
const FROM_SOURCES = ["--import", "tsx", "app/explain.ts"];

let folder: string;
/** In one file, because it is started twenty times: loading the sources takes ten times as long. */
let compiled: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "crossfoot-explain-"));
  ({ entry: compiled } = await compileApp({ name: "explain", entry: "app/explain.ts", env: process.env }));
});
afterAll(() => rmSync(folder, { recursive: true }));

function explain(args: readonly string[], input = "", program = [compiled]): Promise<Run> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [...program, ...args], { maxBuffer: 1 << 26 }, (error, out, err) => {
      resolve({ code: typeof error?.code === "number" ? error.code : 0, out, err });
    });
    child.stdin?.end(input);
  });
}

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));

  return path;
}

/** Money as the test reads it, apart from the code: hundredths. */
const cents = (text: string) => Math.round(Number(text) * 100);

interface Line {
  readonly lineAmount: string;
  readonly taxAmount: string;
  readonly because: string[];
}
interface Printed {
  readonly order: string;
  readonly documents: {
    readonly kind: string;
    readonly number: string;
    readonly total: string;
    readonly tax: string;
    readonly lines: Line[];
  }[];
  readonly tieOut: Record<string, string> | null;
  readonly problems: { readonly code: string; readonly field: string | null; readonly message: string; readonly remedy: string }[];
}

test.each([
  ["GraphQL", graphqlKettles],
  ["REST", restKettles],
])("a partly refunded order, from %s JSON, ties out", async (_what, order) => {
  const { code, out } = await explain([file("order.json", order), "--json"]);
  const result = JSON.parse(out) as Printed;

  expect(code).toBe(0);
  // 60.00 − 6.00 + 5.00 sold; 27.00 − 1.00 credited; figures by hand in kettle-orders.ts.
  expect(result.documents.map(({ kind, number, total, tax }) => [kind, number, total, tax])).toEqual([
    ["invoice", "1077", "59.00", "9.83"],
    ["creditNote", "1077-R1", "26.00", "4.50"],
    ["payment", "Shopify 91", "59.00", "0.00"],
    ["refund", "Shopify 92", "26.00", "0.00"],
  ]);
  expect(result.tieOut).toMatchObject({
    orderTotal: "33.00",
    documentsTotal: "33.00",
    difference: "0.00",
    received: "33.00",
    paid: "33.00",
    outstanding: "0.00",
    amountDue: "0.00",
  });
  expect(result.problems).toEqual([]);
  for (const { total, lines, kind } of result.documents) {
    expect(
      lines.reduce((sum, line) => sum + cents(line.lineAmount), 0),
      kind,
    ).toBe(cents(total));
    expect(
      lines.every((line) => line.because.length > 0),
      kind,
    ).toBe(true);
  }
});

test("people get a table, the reasons and the proof", async () => {
  const { code, out } = await explain([file("order.json", graphqlKettles)], "", FROM_SOURCES);

  expect(code).toBe(0);
  expect(out).toContain("Sales invoice 1077");
  expect(out).toContain("because 2 × 30.00 as sold.");
  expect(out).toContain("Credit note 1077-R1");
  expect(out).toMatch(/Difference +0\.00/);
});

test("many orders from standard input, one line each, in order; held ones make the exit code 2", async () => {
  const wrong = { ...graphqlKettles, name: "#1078", totalTaxSet: { shopMoney: { amount: "12.34" } } };
  const lines = [graphqlKettles, wrong, { ...graphqlKettles, name: "#1079", test: true }].map((each) => JSON.stringify(each));
  const { code, out } = await explain(["-", "--json"], lines.join("\n"));
  const results = out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Printed);

  expect(code).toBe(2);
  expect(results.map(({ order, problems }) => [order, problems.map((each) => each.code)])).toEqual([
    ["#1077", []],
    ["#1078", ["does-not-tie-out"]],
    ["#1079", ["excluded"]],
  ]);
  expect(results[1]?.problems[0]).toMatchObject({ remedy: "decide" });
  expect(results[1]?.documents).toEqual([]);
});

test("what cannot be read: place and reason, exit code 1, and the others are explained all the same", async () => {
  const { code, out, err } = await explain(
    ["-", "--json"],
    `[${JSON.stringify(graphqlKettles)},\n{"lineItems":[],"currencyCode":"GBP"},\n${JSON.stringify(restKettles)}]`,
  );
  const results = out
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Printed);

  expect(code).toBe(1);
  expect(err).toContain("-, line 2, processedAt: it is missing.");
  expect(results.map(({ problems }) => problems.map((each) => each.code))).toEqual([[], ["unreadable"], []]);
});

test("a line that was cut short costs no other order, and every line keeps its place", async () => {
  const whole = JSON.stringify(graphqlKettles);
  const { code, out, err } = await explain(
    ["-", "--json"],
    [whole, '{"id":"gid://shopify/Order/9","lineItems":{"nodes":[', whole, "no json", whole].join("\n"),
  );

  expect(code).toBe(1);
  expect(
    out
      .trim()
      .split("\n")
      .map((line) => (JSON.parse(line) as Printed).order),
  ).toEqual(["#1077", null, "#1077", null, "#1077"]);
  expect(err).toContain("-, line 2: this is no JSON");
  expect(err).toContain("-, line 4: this is no JSON");
});

test("quantity × unit amount − discount is the line, to the cent", async () => {
  const { out } = await explain([file("order.json", graphqlKettles), "--json"]);
  const [invoice] = (
    JSON.parse(out) as { documents: { lines: Record<"quantity" | "unitAmount" | "discountAmount" | "lineAmount", string>[] }[] }
  ).documents;

  // 2 × 30.00 − 6.00 = 54.00
  expect(invoice?.lines[0]).toMatchObject({ quantity: "2", unitAmount: "30.0000", discountAmount: "6.00", lineAmount: "54.00" });
});

test("a profile chooses accounts and rates; without a rate for a tax the order is held", async () => {
  const order = file("order.json", graphqlKettles);
  const full = file("full.json", { version: 1, salesAccount: "4000", numberPrefix: "SH-", taxRates: { "VAT 20%": "OUTPUT2", "": "NONE" } });
  const bare = file("bare.json", { version: 1, taxRates: {} });
  const [chosen, held] = await Promise.all([explain([order, "--profile", full, "--json"]), explain([order, "--profile", bare, "--json"])]);
  const [invoice] = (JSON.parse(chosen.out) as { documents: { number: string; lines: { accountCode: string; taxType: string }[] }[] })
    .documents;

  expect(invoice?.number).toBe("SH-1077");
  expect(invoice?.lines[0]).toMatchObject({ accountCode: "4000", taxType: "OUTPUT2" });
  expect(held.code).toBe(2);
  expect((JSON.parse(held.out) as Printed).problems[0]).toMatchObject({ code: "tax-rate-unmapped", remedy: "fix-mapping" });
});

test.each([
  ["a file that is not there", () => ["nowhere.json"], "nowhere.json cannot be read"],
  ["an empty file", () => [file("empty.json", "")], "holds no order"],
  [
    "a profile with a mistake",
    () => [file("order.json", graphqlKettles), "--profile", file("wrong.json", { version: 1, salesAcount: "200" })],
    "salesAcount",
  ],
  ["an option that does not exist", () => ["--jsn"], "There is no option --jsn"],
  ["no file", () => [], "Which order?"],
])("%s: one clear sentence and exit code 1", async (_what, args, sentence) => {
  const { code, out, err } = await explain(args());

  expect(code).toBe(1);
  expect(err).toContain(sentence);
  expect(out).toBe("");
});

test.each([
  ["GraphQL", graphqlDraft],
  ["REST", { draft_order: restDraft }],
])("a draft order is nothing, or a quote by profile, from %s JSON", async (_what, draft) => {
  const path = file("draft.json", draft);
  const nothing = await explain([path, "--json"]);
  expect([nothing.code, JSON.parse(nothing.out)]).toMatchObject([0, { order: "#D1", documents: [], problems: [{ code: "excluded" }] }]);

  const profile = file("quotes.json", { version: 1, draftOrders: "quote", quoteExpiresAfterDays: 30, numberPrefix: "SH-" });
  const quoted = await explain([path, "--json", "--profile", profile]);
  const result = JSON.parse(quoted.out) as Printed;
  expect(quoted.code).toBe(0);
  // Figures by hand in draft-orders.ts.
  expect(result.documents.map(({ kind, number, total, tax }) => [kind, number, total, tax])).toEqual([["quote", "SH-D1", "52.16", "8.69"]]);
  expect(result.documents[0]?.lines.map(({ lineAmount, taxAmount }) => [lineAmount, taxAmount])).toEqual([
    ["29.16", "4.86"],
    ["18.00", "3.00"],
    ["5.00", "0.83"],
  ]);
  expect(result.tieOut).toMatchObject({ orderTotal: "52.16", difference: "0.00", amountDue: "52.16" });

  expect((await explain([path, "--profile", profile])).out).toContain("Quote SH-D1  2026-11-20  GBP");
});
