import type { BankTransactionInput } from "../../ledger/banking/bank-transaction";
import { saveBankTransaction } from "../../ledger/banking/save-bank-transaction";
import { envelope, notFound, type Answer } from "../answer";
import type { ApiCall, Route } from "../call";
import { listAnswer } from "../query/list";
import { readBankTransaction } from "../reading/bank-transaction-input";
import { addressedId, asAddressed, asNew } from "../reading/addressed";
import { elementsOf } from "../reading/elements";
import { bankTransactionShape } from "../shapes/bank-transaction";
import { writeBatch } from "../write-batch";
import { shelvedHistoryRoutes } from "./history";

const AREA = "accounting.banktransactions";

export const bankTransactionRoutes: Route[] = [
  { method: "get", path: "/BankTransactions", area: AREA, answer: getBankTransactions },
  { method: "get", path: "/BankTransactions/:id", area: AREA, answer: getBankTransaction },
  { method: "put", path: "/BankTransactions", area: AREA, answer: (call) => write(call, asNew(inputsOf(call))) },
  { method: "post", path: "/BankTransactions", area: AREA, answer: (call) => write(call, inputsOf(call)) },
  { method: "post", path: "/BankTransactions/:id", area: AREA, answer: (call) => write(call, asAddressed(call, inputsOf(call))) },
  ...shelvedHistoryRoutes({ path: "/BankTransactions", area: AREA, shelf: "bankTransactions" }),
];

const FIELDS = [
  "BankTransactionID",
  "Type",
  "Contact",
  "BankAccount",
  "IsReconciled",
  "Date",
  "Reference",
  "Status",
  "SubTotal",
  "TotalTax",
  "Total",
  "CurrencyCode",
  "PrepaymentID",
  "OverpaymentID",
  "UpdatedDateUTC",
];

/** `References` is a list of references to look for (OpenAPI 16.2.0, Aug 2026). */
function getBankTransactions(call: ApiCall): Answer {
  const wanted = call.query.list("References");
  return listAnswer(call, {
    plural: "BankTransactions",
    rows: [...call.books.shelves.bankTransactions.values()].filter(
      ({ reference }) => wanted === undefined || wanted.includes(reference.toLowerCase())
    ),
    shape: (transaction, detail) =>
      bankTransactionShape(call.books, transaction, { detail, unitPlaces: call.query.unitPlaces }),
    id: ({ id }) => id,
    updatedAtMs: ({ updatedAtMs }) => updatedAtMs,
    fields: FIELDS,
    pages: true,
  });
}

function getBankTransaction(call: ApiCall): Answer {
  const transaction = call.books.shelves.bankTransactions.get(addressedId(call));
  if (!transaction) return notFound();
  const view = { detail: "single", unitPlaces: call.query.unitPlaces } as const;
  return envelope(call, "BankTransactions", [bankTransactionShape(call.books, transaction, view)]);
}

function inputsOf(call: ApiCall): BankTransactionInput[] {
  return elementsOf(call.body, "BankTransactions").map((fields) => readBankTransaction(fields, call.query.unitPlaces));
}

function write(call: ApiCall, inputs: BankTransactionInput[]): Answer {
  const { books, appName } = call;
  const stored = books.shelves.bankTransactions;
  if (inputs.some(({ id }) => id !== undefined && !stored.has(id.toLowerCase()))) return notFound();
  return writeBatch(call, {
    plural: "BankTransactions",
    id: "BankTransactionID",
    errorFlag: undefined,
    inputs,
    save: (input) => saveBankTransaction(books, { input, byApp: appName }),
    shape: (transaction) =>
      bankTransactionShape(books, transaction, { detail: "single", unitPlaces: call.query.unitPlaces }),
    isStored: ({ id }) => stored.has(id),
  });
}
