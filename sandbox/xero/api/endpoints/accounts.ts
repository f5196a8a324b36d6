import type { Outcome } from "../../ledger/outcome";
import type { Account } from "../../ledger/settings/account";
import { amendAccount, createAccount, deleteAccount } from "../../ledger/settings/save-account";
import type { Answer } from "../answer";
import type { ApiCall, Route } from "../call";
import { listAnswer } from "../query/list";
import { firstElementOf } from "../reading/elements";
import { readAccount } from "../reading/settings-input";
import { accountShape } from "../shapes/reference-data";
import { writeBatch } from "../write-batch";

const AREA = "accounting.settings";

export const accountRoutes: Route[] = [
  { method: "get", path: "/Accounts", area: AREA, answer: getAccounts },
  { method: "get", path: "/Accounts/:id", area: AREA, answer: getAccounts },
  { method: "put", path: "/Accounts", area: AREA, answer: putAccount },
  { method: "post", path: "/Accounts/:id", area: AREA, answer: postAccount },
  { method: "delete", path: "/Accounts/:id", area: AREA, answer: removeAccount },
];

const ACCOUNT_FIELDS = [
  "AccountID",
  "Code",
  "Name",
  "Status",
  "Type",
  "TaxType",
  "Class",
  "Description",
  "SystemAccount",
  "EnablePaymentsToAccount",
  "BankAccountNumber",
  "UpdatedDateUTC",
];

function getAccounts(call: ApiCall): Answer {
  const { id } = call.params;
  const accounts = call.books.setup.accounts.filter(
    ({ accountId }) => id === undefined || accountId === id.toLowerCase()
  );
  return listAnswer(call, {
    plural: "Accounts",
    rows: accounts,
    shape: (account) => accountShape(call.books, account),
    id: ({ code }) => code,
    updatedAtMs: ({ updatedAtMs }) => updatedAtMs,
    fields: ACCOUNT_FIELDS,
    pages: false,
  });
}

/** One account to a request; further elements are not looked at (Xero, Nov 2026). */
function putAccount(call: ApiCall): Answer {
  const input = readAccount(firstElementOf(call.body, "Accounts"));
  return answer(call, () => createAccount(call.books, input));
}

function postAccount(call: ApiCall): Answer {
  const input = readAccount(firstElementOf(call.body, "Accounts"));
  return answer(call, () => amendAccount(call.books, addressed(call), input));
}

function removeAccount(call: ApiCall): Answer {
  return answer(call, () => deleteAccount(call.books, addressed(call)));
}

function addressed({ params }: ApiCall): string {
  return (params["id"] ?? "").toLowerCase();
}

function answer(call: ApiCall, save: () => Outcome<Account>): Answer {
  const { books } = call;
  return writeBatch(call, {
    plural: "Accounts",
    id: "AccountID",
    errorFlag: undefined,
    // With summarizeErrors=false Xero calls even a refused account OK (Xero-NetStandard issue 285).
    saysOkOfRefusals: true,
    inputs: [undefined],
    save,
    shape: (account) => {
      const isGone = !books.accountById(account.accountId);
      return { ...accountShape(books, account), ...(isGone ? { Status: "DELETED" } : {}) };
    },
    isStored: ({ accountId }) => books.accountById(accountId) !== undefined,
  });
}
