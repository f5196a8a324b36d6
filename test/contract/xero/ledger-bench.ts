import { XeroClient, type AccountingApi } from "xero-node";
import { Bench, CLIENT, first, REDIRECT_URI, SCOPES, type Answered } from "./bench";

export const LEDGER_SCOPES = `${SCOPES} accounting.banktransactions accounting.manualjournals accounting.attachments`;

interface LedgerBench {
  scopes?: string;
  dataDir?: string;
}

type Country = "GB" | "AU" | "NZ" | "US";

/** Connected with every scope that the rest of the ledger needs, or with those that are given. */
export async function ledgerBench(country: Country, wish: LedgerBench = {}): Promise<Bench> {
  const bench = await Bench.start({ dataDir: wish.dataDir });
  bench.tenantId = await bench.tenantOf(country);
  const code = await bench.consent(bench.tenantId, wish.scopes ?? LEDGER_SCOPES);
  bench.accessToken = (await bench.tokens(code)).access_token;
  return bench;
}

/** What a token with certain scopes gets for each request: scopes only ever add, so this is a bench of its own. */
export async function statusesWith(scopes: string, requests: string[]): Promise<number[]> {
  const bench = await ledgerBench("NZ", { scopes });
  const statuses: number[] = [];
  for (const request of requests) {
    const answer = await bench.api(request, request.startsWith("GET") ? undefined : {});
    statuses.push(answer.status);
  }
  await bench.close();
  return statuses;
}

/** Xero's own client with the bench's token; only its Accounting API is pointed at the simulator. */
export function xeroNode(bench: Bench): AccountingApi {
  const xero = new XeroClient({ ...CLIENT, redirectUris: [REDIRECT_URI], scopes: SCOPES.split(" ") });
  xero.setTokenSet({ access_token: bench.accessToken });
  xero.accountingApi.basePath = `${bench.url}/api.xro/2.0`;
  return xero.accountingApi;
}

export type Row = Record<string, unknown>;

/** The elements of an answer under the name of their kind, or of a refusal under `Elements`. */
export function rowsOf(answer: Answered, plural: string): Row[] {
  const body = answer.body as unknown as Record<string, Row[] | undefined>;
  return body[plural] ?? body["Elements"] ?? [];
}

export function rowOf(answer: Answered, plural: string): Row {
  if (answer.status !== 200) throw new Error(`${plural} was refused: ${answer.text}`);
  return first(rowsOf(answer, plural));
}

/** Every validation message of a refusal. */
export function refusals(answer: Answered): string[] {
  return answer.body.Elements.flatMap(({ ValidationErrors }) => ValidationErrors.map(({ Message }) => Message));
}

interface Balance {
  code: string;
  debit: string;
  credit: string;
}

/** The trial balance as `{ "090": "115.00", "200": "-100.00" }`, debits positive, and its two totals. */
export async function trialBalance(bench: Bench): Promise<{ balances: Record<string, string>; totals: string[] }> {
  const report = (await bench.json(`/control/organisations/${bench.tenantId}/balances`)) as {
    accounts: Balance[];
    totalDebit: string;
    totalCredit: string;
  };
  const moved = report.accounts.filter(({ debit, credit }) => debit !== "0.00" || credit !== "0.00");
  const balances = moved.map(({ code, debit, credit }) => [code, credit === "0.00" ? debit : `-${credit}`]);
  return { balances: Object.fromEntries(balances) as Record<string, string>, totals: [report.totalDebit, report.totalCredit] };
}
