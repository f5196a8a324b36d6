import { BankTransaction } from "xero-node";
import type { OverpaymentDelete } from "../../domain/undo/undo-write";
import type { BooksWriter, Written } from "../../ports/books-writer";
import { call, mapAnswer } from "./call";
import { toOutcome } from "./element-outcome";
import { partsThatFit } from "./parts-that-fit";
import { xeroClientFor } from "./xero-client";

/** An overpayment goes with the bank transaction that made it, unless that is reconciled (Xero, Nov 2026). */
export const overpaymentDeleteWriter: BooksWriter<OverpaymentDelete> = {
  naturalKey: ({ reference }) => reference,
  create: async ({ tenantId, accessToken }, { documents, idempotencyKey }) => {
    const { accountingApi } = xeroClientFor(accessToken);
    const bankTransactions = documents.map(toXeroDelete);
    const answer = await call(() => accountingApi.updateOrCreateBankTransactions(tenantId, { bankTransactions }, false, 4, idempotencyKey));

    return mapAnswer(answer, ({ body }) =>
      (body.bankTransactions ?? []).map((each) => {
        const document = documents.find(({ bankTransactionId }) => bankTransactionId === each.bankTransactionID);

        return toOutcome(each, document ? written(document) : { naturalKey: each.reference ?? "", remoteId: "" });
      }),
    );
  },
  lookUps: (documents) => partsThatFit(documents, anyOf),
  find: async ({ tenantId, accessToken }, documents) => {
    const { accountingApi } = xeroClientFor(accessToken);
    const answer = await call(() => accountingApi.getBankTransactions(tenantId, undefined, anyOf(documents), undefined, 1, 4));

    return mapAnswer(answer, ({ body }) => {
      const standing = new Set((body.bankTransactions ?? []).map(({ bankTransactionID }) => bankTransactionID));

      return documents.filter(({ bankTransactionId }) => !standing.has(bankTransactionId)).map(written);
    });
  },
};

function anyOf(documents: readonly OverpaymentDelete[]): string {
  const ids = documents.map(({ bankTransactionId }) => `BankTransactionID==Guid("${bankTransactionId}")`).join(" OR ");

  return `Status=="AUTHORISED" AND (${ids})`;
}

/** xero-node's type wants what only a new one needs; Xero keeps whatever is not sent. */
function toXeroDelete({ bankTransactionId }: OverpaymentDelete): BankTransaction {
  const sent: Pick<BankTransaction, "bankTransactionID" | "status"> = {
    bankTransactionID: bankTransactionId,
    status: BankTransaction.StatusEnum.DELETED,
  };

  return sent as BankTransaction;
}

function written({ reference, overpaymentId }: OverpaymentDelete): Written {
  return { naturalKey: reference, remoteId: overpaymentId };
}
