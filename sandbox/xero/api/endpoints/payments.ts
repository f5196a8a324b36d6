import { addPaymentNote } from "../../ledger/history";
import type { Payment, PaymentInput } from "../../ledger/payments/payment";
import { deletePayment, recordPayment } from "../../ledger/payments/record-payment";
import { envelope, notFound, type Answer } from "../answer";
import { postDataInvalid } from "../api-error";
import type { ApiCall, Route } from "../call";
import { listAnswer } from "../query/list";
import { elementsOf } from "../reading/elements";
import { readPayment } from "../reading/payment-input";
import { paymentShape } from "../shapes/payment";
import { writeBatch } from "../write-batch";
import { historyAnswer, noteAnswer } from "./history";

const AREA = "accounting.payments";

export const paymentRoutes: Route[] = [
  { method: "get", path: "/Payments", area: AREA, answer: getPayments },
  { method: "get", path: "/Payments/:id", area: AREA, answer: getPayment },
  { method: "put", path: "/Payments", area: AREA, answer: putPayments },
  { method: "post", path: "/Payments", area: AREA, answer: postPayment },
  { method: "post", path: "/Payments/:id", area: AREA, answer: postDeletion },
  { method: "get", path: "/Payments/:id/History", area: AREA, answer: (call) => historyAnswer(call, paymentAt(call)?.history) },
  { method: "put", path: "/Payments/:id/History", area: AREA, answer: putNote },
];

const PAYMENT_FIELDS = [
  "PaymentID",
  "Date",
  "Amount",
  "Reference",
  "PaymentType",
  "Status",
  "IsReconciled",
  "UpdatedDateUTC",
  "Invoice",
  "CreditNote",
  "Account",
  "CurrencyRate",
  "BankAmount",
];

function getPayments(call: ApiCall): Answer {
  return listAnswer(call, {
    plural: "Payments",
    rows: [...call.books.payments.values()],
    shape: (payment) => paymentShape(call.books, payment),
    id: ({ paymentId }) => paymentId,
    updatedAtMs: ({ updatedAtMs }) => updatedAtMs,
    fields: PAYMENT_FIELDS,
    pages: true,
  });
}

function paymentAt({ books, params }: ApiCall): Payment | undefined {
  return books.payments.get((params["id"] ?? "").toLowerCase());
}

function putNote(call: ApiCall): Answer {
  const payment = paymentAt(call);
  return noteAnswer(call, payment && ((details) => addPaymentNote(call.books, payment, details)));
}

function getPayment(call: ApiCall): Answer {
  const payment = paymentAt(call);
  return payment ? envelope(call, "Payments", [paymentShape(call.books, payment)]) : notFound();
}

function putPayments(call: ApiCall): Answer {
  return write(call, elementsOf(call.body, "Payments").map(readPayment));
}

/** POST /Payments creates exactly one; further elements are not looked at (Xero, Nov 2026). */
function postPayment(call: ApiCall): Answer {
  return write(call, elementsOf(call.body, "Payments").slice(0, 1).map(readPayment));
}

/** The only change that Xero allows to a payment: `{"Status":"DELETED"}`. */
function postDeletion(call: ApiCall): Answer {
  const id = call.params["id"] ?? "";
  if (!call.books.payments.has(id.toLowerCase())) return notFound();
  const [fields] = elementsOf(call.body, "Payments");
  if (fields?.text("Status")?.toUpperCase() !== "DELETED") {
    throw postDataInvalid("A payment cannot be changed, only deleted: send Status DELETED.");
  }
  return writeBatch(call, {
    ...BATCH,
    inputs: [id],
    save: (paymentId) => deletePayment(call.books, paymentId, call.appName),
    ...ways(call),
  });
}

const BATCH = { plural: "Payments", id: "PaymentID", errorFlag: "HasValidationErrors" } as const;

function write(call: ApiCall, inputs: PaymentInput[]): Answer {
  return writeBatch(call, {
    ...BATCH,
    inputs,
    save: (input) => recordPayment(call.books, input, call.appName),
    ...ways(call),
  });
}

function ways({ books }: ApiCall) {
  return {
    shape: (payment: Parameters<typeof paymentShape>[1]) => paymentShape(books, payment),
    isStored: ({ paymentId }: { paymentId: string }) => books.payments.has(paymentId),
  };
}
