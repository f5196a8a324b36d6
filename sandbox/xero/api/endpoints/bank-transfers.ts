import { deleteBankTransfer, recordBankTransfer } from "../../ledger/banking/record-bank-transfer";
import { envelope, notFound, type Answer } from "../answer";
import type { ApiCall, Route } from "../call";
import { listAnswer } from "../query/list";
import { readBankTransfer } from "../reading/bank-transfer-input";
import { deletionOf } from "../reading/deletion";
import { elementsOf } from "../reading/elements";
import { bankTransferShape } from "../shapes/bank-transfer";
import { writeBatch } from "../write-batch";
import { shelvedHistoryRoutes } from "./history";

const AREA = "accounting.banktransactions";

export const bankTransferRoutes: Route[] = [
  { method: "get", path: "/BankTransfers", area: AREA, answer: getBankTransfers },
  { method: "get", path: "/BankTransfers/:id", area: AREA, answer: getBankTransfer },
  { method: "put", path: "/BankTransfers", area: AREA, answer: putBankTransfers },
  { method: "post", path: "/BankTransfers", area: AREA, answer: postDeletions },
  { method: "post", path: "/BankTransfers/:id", area: AREA, answer: postDeletions },
  ...shelvedHistoryRoutes({ path: "/BankTransfers", area: AREA, shelf: "bankTransfers" }),
];

const FIELDS = [
  "BankTransferID",
  "Date",
  "Amount",
  "Status",
  "Reference",
  "FromBankAccount",
  "ToBankAccount",
  "CreatedDateUTC",
];

/** Deleted transfers are left out unless `includeDeleted=true` (OpenAPI file, July 2026). */
function getBankTransfers(call: ApiCall): Answer {
  const withDeleted = call.query.flag("includeDeleted");
  return listAnswer(call, {
    plural: "BankTransfers",
    rows: [...call.books.shelves.bankTransfers.values()].filter(({ status }) => withDeleted || status !== "DELETED"),
    shape: (transfer) => bankTransferShape(call.books, transfer),
    id: ({ id }) => id,
    updatedAtMs: ({ updatedAtMs }) => updatedAtMs,
    fields: FIELDS,
    pages: false,
  });
}

function getBankTransfer(call: ApiCall): Answer {
  const transfer = call.books.shelves.bankTransfers.get((call.params["id"] ?? "").toLowerCase());
  return transfer ? envelope(call, "BankTransfers", [bankTransferShape(call.books, transfer)]) : notFound();
}

const BATCH = { plural: "BankTransfers", id: "BankTransferID", errorFlag: undefined } as const;

function putBankTransfers(call: ApiCall): Answer {
  return writeBatch(call, {
    ...BATCH,
    inputs: elementsOf(call.body, "BankTransfers").map(readBankTransfer),
    save: (input) => recordBankTransfer(call.books, input, call.appName),
    ...ways(call),
  });
}

/** POST only deletes: `{"BankTransferID": …, "Status": "DELETED"}`, in the body or at the transfer's address. */
function postDeletions(call: ApiCall): Answer {
  const addressed = call.params["id"];
  const all = elementsOf(call.body, "BankTransfers");
  const ids = (addressed === undefined ? all : all.slice(0, 1)).map((fields) =>
    deletionOf(fields, { name: "BankTransferID", addressed })
  );
  if (ids.some((id) => !call.books.shelves.bankTransfers.has(id))) return notFound();
  return writeBatch(call, {
    ...BATCH,
    inputs: ids,
    save: (id) => deleteBankTransfer(call.books, id, call.appName),
    ...ways(call),
  });
}

function ways({ books }: ApiCall) {
  return {
    shape: (transfer: Parameters<typeof bankTransferShape>[1]) => bankTransferShape(books, transfer),
    isStored: ({ id }: { id: string }) => books.shelves.bankTransfers.has(id),
  };
}
