export type AccountClass = "ASSET" | "EQUITY" | "EXPENSE" | "LIABILITY" | "REVENUE";

/** Every type of Xero's chart and the class that it belongs to. */
export const CLASS_OF_TYPE = {
  BANK: "ASSET",
  CURRENT: "ASSET",
  FIXED: "ASSET",
  INVENTORY: "ASSET",
  NONCURRENT: "ASSET",
  PREPAYMENT: "ASSET",
  CURRLIAB: "LIABILITY",
  LIABILITY: "LIABILITY",
  PAYG: "LIABILITY",
  TERMLIAB: "LIABILITY",
  EQUITY: "EQUITY",
  DEPRECIATN: "EXPENSE",
  DIRECTCOSTS: "EXPENSE",
  EXPENSE: "EXPENSE",
  OVERHEADS: "EXPENSE",
  OTHERINCOME: "REVENUE",
  REVENUE: "REVENUE",
  SALES: "REVENUE",
} as const satisfies Record<string, AccountClass>;

export type AccountType = keyof typeof CLASS_OF_TYPE;

export interface Account {
  accountId: string;
  code: string;
  name: string;
  status: "ACTIVE" | "ARCHIVED";
  type: AccountType;
  accountClass: AccountClass;
  /** The tax type that a line takes when it names none. */
  taxType: string;
  description: string;
  enablePaymentsToAccount: boolean;
  /** DEBTORS, CREDITORS, GST, ROUNDING …: accounts that Xero keeps for itself. */
  systemAccount: string | undefined;
  bankAccountNumber: string | undefined;
  /** Of a bank account in a foreign currency; undefined means the organisation's base currency. */
  currencyCode?: string | undefined;
  updatedAtMs: number;
}

/** Xero, Nov 2026: payments go to a bank account or to one with EnablePaymentsToAccount. */
export function takesPayments(account: Account): boolean {
  return account.status === "ACTIVE" && (account.type === "BANK" || account.enablePaymentsToAccount);
}

/** The system accounts that documents may name on a line: pennies are put right through ROUNDING. */
const SYSTEM_ACCOUNTS_FOR_LINES = ["ROUNDING"];

/** Xero, Nov 2026: a line may name any account but bank accounts and the system's own. */
export function takesDocumentLines(account: Account): boolean {
  return (
    account.type !== "BANK" &&
    (account.systemAccount === undefined || SYSTEM_ACCOUNTS_FOR_LINES.includes(account.systemAccount))
  );
}
