import { deleteBatchPayment, recordBatchPayment } from "../../ledger/payments/record-batch-payment";
import { envelope, notFound, type Answer } from "../answer";
import type { ApiCall, Route } from "../call";
import { listAnswer } from "../query/list";
import { readBatchPayment } from "../reading/batch-payment-input";
import { deletionOf } from "../reading/deletion";
import { elementsOf } from "../reading/elements";
import { batchPaymentShape } from "../shapes/batch-payment";
import { writeBatch } from "../write-batch";
import { shelvedHistoryRoutes } from "./history";

const AREA = "accounting.payments";

export const batchPaymentRoutes: Route[] = [
  { method: "get", path: "/BatchPayments", area: AREA, answer: getBatchPayments },
  { method: "get", path: "/BatchPayments/:id", area: AREA, answer: getBatchPayment },
  { method: "put", path: "/BatchPayments", area: AREA, answer: putBatchPayments },
  { method: "post", path: "/BatchPayments", area: AREA, answer: postDeletion },
  { method: "post", path: "/BatchPayments/:id", area: AREA, answer: postDeletion },
  ...shelvedHistoryRoutes({ path: "/BatchPayments", area: AREA, shelf: "batchPayments" }),
];

const FIELDS = ["BatchPaymentID", "Date", "Type", "Status", "TotalAmount", "Reference", "IsReconciled", "UpdatedDateUTC"];

function getBatchPayments(call: ApiCall): Answer {
  return listAnswer(call, {
    plural: "BatchPayments",
    rows: [...call.books.shelves.batchPayments.values()],
    shape: (batch) => batchPaymentShape(call.books, batch),
    id: ({ id }) => id,
    updatedAtMs: ({ updatedAtMs }) => updatedAtMs,
    fields: FIELDS,
    pages: false,
  });
}

function getBatchPayment(call: ApiCall): Answer {
  const batch = call.books.shelves.batchPayments.get((call.params["id"] ?? "").toLowerCase());
  return batch ? envelope(call, "BatchPayments", [batchPaymentShape(call.books, batch)]) : notFound();
}

const BATCH = { plural: "BatchPayments", id: "BatchPaymentID", errorFlag: undefined } as const;

function putBatchPayments(call: ApiCall): Answer {
  return writeBatch(call, {
    ...BATCH,
    inputs: elementsOf(call.body, "BatchPayments").map(readBatchPayment),
    save: (input) => recordBatchPayment(call.books, input, call.appName),
    ...ways(call),
  });
}

/** Deletes are one to a request (Xero, Nov 2026), named in the body or at the batch's address. */
function postDeletion(call: ApiCall): Answer {
  const [fields] = elementsOf(call.body, "BatchPayments");
  const id = fields ? deletionOf(fields, { name: "BatchPaymentID", addressed: call.params["id"] }) : "";
  if (!call.books.shelves.batchPayments.has(id)) return notFound();
  return writeBatch(call, {
    ...BATCH,
    inputs: [id],
    save: (batchId) => deleteBatchPayment(call.books, batchId, call.appName),
    ...ways(call),
  });
}

function ways({ books }: ApiCall) {
  return {
    shape: (batch: Parameters<typeof batchPaymentShape>[1]) => batchPaymentShape(books, batch),
    isStored: ({ id }: { id: string }) => books.shelves.batchPayments.has(id),
  };
}
