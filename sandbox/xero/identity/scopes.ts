/** What a scope allows, in the plain words of the consent page; undefined for technical ones. */
const SCOPES: Record<string, string | undefined> = {
  openid: undefined,
  offline_access: undefined,
  profile: "View your name and profile",
  email: "View your email address",
  "accounting.invoices": "View and manage your invoices, credit notes, quotes and purchase orders",
  "accounting.invoices.read": "View your invoices, credit notes, quotes and purchase orders",
  "accounting.payments": "View and manage your payments, overpayments and prepayments",
  "accounting.payments.read": "View your payments, overpayments and prepayments",
  "accounting.banktransactions": "View and manage your bank transactions and transfers",
  "accounting.banktransactions.read": "View your bank transactions and transfers",
  "accounting.manualjournals": "View and manage your manual journals",
  "accounting.manualjournals.read": "View your manual journals",
  "accounting.contacts": "View and manage your contacts",
  "accounting.contacts.read": "View your contacts",
  "accounting.settings": "View and manage your organisation settings",
  "accounting.settings.read": "View your organisation settings",
  "accounting.attachments": "View and manage your attachments",
  "accounting.attachments.read": "View your attachments",
  "accounting.budgets.read": "View your budgets",
  ...Object.fromEntries(
    [
      "aged",
      "balancesheet",
      "banksummary",
      "budgetsummary",
      "executivesummary",
      "profitandloss",
      "trialbalance",
      "taxreports",
      "tenninetynine",
    ].map((report) => [`accounting.reports.${report}.read`, "View your reports"])
  ),
};

/** Xero, Nov 2026: apps made since 2 March 2026 may only ask for granular scopes. */
const BROAD_SCOPES = ["accounting.transactions", "accounting.transactions.read", "accounting.reports.read"];

export function isKnownScope(scope: string): boolean {
  return scope in SCOPES;
}

export function isBroadScope(scope: string): boolean {
  return BROAD_SCOPES.includes(scope);
}

export function plainWords(scopes: readonly string[]): string[] {
  return [...new Set(scopes.flatMap((scope) => SCOPES[scope] ?? []))];
}

/** Whether granted scopes allow a read or a write in an area such as `accounting.invoices`. */
export function allows(scopes: readonly string[], area: string, access: "read" | "write"): boolean {
  return scopes.includes(area) || (access === "read" && scopes.includes(`${area}.read`));
}
