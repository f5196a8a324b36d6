import { newGuid } from "../../ids";
import type { Books } from "../books";
import { NotSimulated, RecordNotFound, refused, saved, type Outcome } from "../outcome";
import type { Sent } from "../sent";
import { countryTaxOf } from "../starting-books/tax-rates";
import { CLASS_OF_TYPE, type Account, type AccountType } from "./account";
import { isAccountUsed, isCodeUsed } from "./account-use";
import { checkAccount } from "./check-account";

export type AccountInput = Sent<
  Pick<Account, "code" | "name" | "taxType" | "description" | "enablePaymentsToAccount"> & {
    type: AccountType;
    status: string;
    bankAccountNumber: string;
    currencyCode: string;
  }
>;

/** Adds an account to the chart. */
export function createAccount(books: Books, input: AccountInput): Outcome<Account> {
  const { type } = input;
  if (type === undefined) return refused(["The Type field must be specified."]);
  const account = applied(blankAccount(books, type), input);
  const problems = checkAccount(books, account);
  if (input.status !== undefined && input.status !== "ACTIVE") problems.push("A new account must be ACTIVE.");
  if (problems.length > 0) return refused(problems, account, input.status);
  books.setup.accounts.push(account);
  books.settingsChanged("ACCOUNT", account.accountId, "CREATE");
  return saved(account);
}

/**
 * Changes an account, or with Status ARCHIVED puts it out of use. Xero's own accounts stay as they are.
 * @throws RecordNotFound when there is no such account, NotSimulated when a code in use would change.
 */
export function amendAccount(books: Books, accountId: string, input: AccountInput): Outcome<Account> {
  const existing = accountToChange(books, accountId);
  const changed = applied(existing, input);
  if (changed.code !== existing.code && isCodeUsed(books, existing.code)) {
    throw new NotSimulated("A new code for an account that records already name");
  }
  const problems = [...changeProblems(existing, input), ...checkAccount(books, changed)];
  if (problems.length > 0) return refused(problems, changed, input.status);
  const stored: Account = { ...changed, status: input.status === "ARCHIVED" ? "ARCHIVED" : existing.status };
  const { accounts } = books.setup;
  accounts[accounts.indexOf(existing)] = { ...stored, updatedAtMs: books.now() };
  books.settingsChanged("ACCOUNT", accountId, "UPDATE");
  return saved({ ...stored, updatedAtMs: books.now() });
}

/** Takes an archived account back into use, as a person does in the chart of accounts; its code was kept for it. */
export function restoreAccount(books: Books, existing: Account): Outcome<Account> {
  if (existing.status === "ACTIVE") return refused(["The account is not archived."], existing);
  const stored: Account = { ...existing, status: "ACTIVE", updatedAtMs: books.now() };
  const { accounts } = books.setup;
  accounts[accounts.indexOf(existing)] = stored;
  books.settingsChanged("ACCOUNT", existing.accountId, "UPDATE");
  return saved(stored);
}

/**
 * Takes an account out of the chart, which Xero allows until something is posted to it.
 * @throws RecordNotFound when there is no such account.
 */
export function deleteAccount(books: Books, accountId: string): Outcome<Account> {
  const existing = accountToChange(books, accountId);
  const problems = [
    ...(existing.systemAccount === undefined ? [] : ["System accounts cannot be deleted."]),
    ...(isAccountUsed(books, existing) ? ["The account cannot be deleted as it has been used."] : []),
  ];
  if (problems.length > 0) return refused(problems, existing);
  books.setup.accounts = books.setup.accounts.filter((account) => account !== existing);
  books.settingsChanged("ACCOUNT", accountId, "UPDATE");
  return saved(existing);
}

function accountToChange(books: Books, accountId: string): Account {
  const account = books.accountById(accountId);
  if (!account) throw new RecordNotFound(`No account ${accountId}.`);
  return account;
}

function changeProblems(existing: Account, { type, status }: AccountInput): string[] {
  const problems: string[] = [];
  if (existing.systemAccount !== undefined) problems.push("System accounts cannot be changed.");
  if (existing.status === "ARCHIVED") problems.push("An archived account cannot be changed.");
  if (type !== undefined && type !== existing.type) problems.push("The type of an account cannot be changed.");
  if (status !== undefined && status !== "ACTIVE" && status !== "ARCHIVED") {
    problems.push("The status of an account can only become ARCHIVED.");
  }
  return problems;
}

function applied(before: Account, input: AccountInput): Account {
  return {
    ...before,
    code: input.code?.trim() ?? before.code,
    name: input.name?.trim() ?? before.name,
    taxType: input.taxType?.toUpperCase() ?? before.taxType,
    description: input.description ?? before.description,
    enablePaymentsToAccount: input.enablePaymentsToAccount ?? before.enablePaymentsToAccount,
    bankAccountNumber: input.bankAccountNumber ?? before.bankAccountNumber,
    currencyCode: input.currencyCode?.toUpperCase() ?? before.currencyCode,
  };
}

function blankAccount(books: Books, type: AccountType): Account {
  const accountClass = CLASS_OF_TYPE[type];
  const tax = countryTaxOf(books.organisation.countryCode);
  return {
    accountId: newGuid(),
    code: "",
    name: "",
    status: "ACTIVE",
    type,
    accountClass,
    taxType: accountClass === "REVENUE" ? tax.sales : accountClass === "EXPENSE" ? tax.purchases : tax.none,
    description: "",
    enablePaymentsToAccount: false,
    systemAccount: undefined,
    bankAccountNumber: undefined,
    currencyCode: undefined,
    updatedAtMs: books.now(),
  };
}
