import type { Books } from "../books";
import type { Account } from "./account";
import { currencyProblem } from "./draft-currency";

/** Every reason why Xero would refuse the account as it would stand. */
export function checkAccount(books: Books, account: Account): string[] {
  return [
    ...nameProblems(books, account),
    ...codeProblems(books, account),
    ...bankProblems(books, account),
    ...taxTypeProblems(books, account),
  ];
}

function nameProblems(books: Books, { accountId, name }: Account): string[] {
  if (name === "") return ["The Name field must be specified."];
  if (name.length > 150) return ["Account Name is too long. Maximum of 150 characters allowed"];
  const isTaken = books.setup.accounts.some(
    (other) => other.accountId !== accountId && other.name.toLowerCase() === name.toLowerCase()
  );
  return isTaken ? ["Please enter a unique Name."] : [];
}

/** Bank accounts alone may do without a code. */
function codeProblems(books: Books, { accountId, code, type }: Account): string[] {
  if (code === "") return type === "BANK" ? [] : ["The Code field must be specified."];
  if (code.length > 10) return ["Account Code is too long. Maximum of 10 characters allowed"];
  const holder = books.accountByCode(code);
  return holder && holder.accountId !== accountId ? ["Please enter a unique Code."] : [];
}

function bankProblems(books: Books, { type, bankAccountNumber, currencyCode }: Account): string[] {
  if (type !== "BANK") return currencyCode === undefined ? [] : ["Only a bank account has a currency of its own."];
  const currency = currencyCode === undefined ? undefined : currencyProblem(books, currencyCode);
  return [
    ...(bankAccountNumber ? [] : ["A bank account must have a BankAccountNumber."]),
    ...(currency === undefined ? [] : [currency]),
  ];
}

function taxTypeProblems(books: Books, { taxType, accountClass, code }: Account): string[] {
  const rate = books.taxRate(taxType);
  if (!rate || rate.status !== "ACTIVE") {
    return [`The TaxType code ${taxType} does not exist or cannot be used for this type of transaction`];
  }
  return rate.canApplyTo[accountClass] ? [] : [`The TaxType code '${taxType}' cannot be used with account code '${code}'.`];
}
