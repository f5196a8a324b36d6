import type { Books } from "../books";
import type { LineInput } from "../documents/document-input";
import { draftLines, type DraftedLines } from "../documents/draft-lines";
import { countryTaxOf } from "../starting-books/tax-rates";
import { comesIn, type BankTransaction } from "./bank-transaction";

/**
 * The lines of a bank transaction. Those of an overpayment are no income or cost: they stand on accounts
 * receivable or payable, without tax, whatever is sent but another account, which is refused.
 */
export function draftBankLines(books: Books, header: BankTransaction, sent: LineInput[] | undefined): DraftedLines {
  const { lines: before, lineAmountTypes, type } = header;
  const side = comesIn(header) ? "sales" : "purchases";
  const drafted = draftLines(books, sent, { lines: before, lineAmountTypes, side });
  if (!type.endsWith("OVERPAYMENT")) return drafted;
  const control = books.systemAccount(comesIn(header) ? "DEBTORS" : "CREDITORS");
  const strange = drafted.lines.flatMap(({ accountCode }) => accountCode ?? []).filter((code) => code !== control.code);
  const taxType = countryTaxOf(books.organisation.countryCode).none;
  return {
    lines: drafted.lines.map((line) => ({ ...line, accountCode: control.code, taxType })),
    problems: [
      ...drafted.problems,
      ...strange.map((code) => `Account code '${code}' is not a valid code for this document.`),
    ],
  };
}
