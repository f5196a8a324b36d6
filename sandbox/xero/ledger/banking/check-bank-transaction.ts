import type { Books } from "../books";
import { isAcceptableUrl } from "../documents/check-document";
import { lineProblems } from "../documents/check-line";
import { totalsOf } from "../documents/line-arithmetic";
import { currencyOf } from "../payments/payment-money";
import { currencyProblem } from "../settings/draft-currency";
import { lockDateProblem } from "../settings/lock-dates";
import { isAdvance, type BankTransaction, type BankTransactionInput } from "./bank-transaction";

/** Every reason why Xero would refuse the bank transaction as it would stand. */
export function checkBankTransaction(
  books: Books,
  transaction: BankTransaction,
  sent: Pick<BankTransactionInput, "total">
): string[] {
  const { lines, type, url } = transaction;
  const { total } = totalsOf(transaction);
  const problems = [...accountProblems(books, transaction), ...moneyProblems(books, transaction)];
  const locked = lockDateProblem(books, transaction.date);
  if (locked !== undefined) problems.push(locked);
  if (lines.length === 0) problems.push("One or more line items must be specified");
  if (!isAcceptableUrl(url)) problems.push("Url must be valid");
  if (total < 0n) problems.push("The total of a bank transaction cannot be negative.");
  if (sent.total !== undefined && sent.total !== total) {
    problems.push("The document total does not equal the sum of the lines.");
  }
  // An overpayment's lines stand on the control account, which no other line may name.
  const checked = type.endsWith("OVERPAYMENT") ? [] : lines;
  return [...problems, ...checked.flatMap((line) => lineProblems(books, line, { whole: true, discounts: false }))];
}

function accountProblems(books: Books, { bankAccountId }: BankTransaction): string[] {
  const account = books.accountById(bankAccountId);
  if (!account) return ["Account could not be found."];
  if (account.type !== "BANK") return [`Account code '${account.code}' is not a bank account.`];
  return account.status === "ACTIVE" ? [] : [`The bank account '${account.name}' has been archived.`];
}

function moneyProblems(books: Books, transaction: BankTransaction): string[] {
  const { bankAccountId, currencyCode, currencyRate, type, lineAmountTypes } = transaction;
  const account = books.accountById(bankAccountId);
  const problems: string[] = [];
  const currency = currencyProblem(books, currencyCode);
  if (currency !== undefined) problems.push(currency);
  if (account && currency === undefined && currencyCode !== currencyOf(books, account)) {
    problems.push(`The currency must be that of the bank account, ${currencyOf(books, account)}.`);
  }
  if (currencyRate <= 0n) problems.push("The currency rate must be greater than zero.");
  // Xero's help pages: prepayments have no multi-currency.
  if (isAdvance(type) && type.endsWith("PREPAYMENT") && currencyCode !== books.organisation.baseCurrency) {
    problems.push("A prepayment can only be made in the organisation's base currency.");
  }
  if (type.endsWith("OVERPAYMENT") && lineAmountTypes !== "NoTax") {
    problems.push("An overpayment has no tax: LineAmountTypes must be NoTax.");
  }
  return problems;
}
