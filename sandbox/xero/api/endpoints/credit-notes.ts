import type { Route } from "../call";
import { allocationRoutes } from "./allocations";
import { CREDIT_NOTES, documentAt, getDocument, listDocuments, postDocument, writeDocuments } from "./documents";
import { getHistory, putHistory } from "./history";

const AREA = "accounting.invoices";

export const creditNoteRoutes: Route[] = [
  { method: "get", path: "/CreditNotes", area: AREA, answer: (call) => listDocuments(call, CREDIT_NOTES) },
  { method: "get", path: "/CreditNotes/:id", area: AREA, answer: (call) => getDocument(call, CREDIT_NOTES) },
  { method: "put", path: "/CreditNotes", area: AREA, answer: (call) => writeDocuments(call, CREDIT_NOTES, "create") },
  {
    method: "post",
    path: "/CreditNotes",
    area: AREA,
    answer: (call) => writeDocuments(call, CREDIT_NOTES, "createOrUpdate"),
  },
  { method: "post", path: "/CreditNotes/:id", area: AREA, answer: (call) => postDocument(call, CREDIT_NOTES) },
  { method: "get", path: "/CreditNotes/:id/History", area: AREA, answer: (call) => getHistory(call, CREDIT_NOTES) },
  { method: "put", path: "/CreditNotes/:id/History", area: AREA, answer: (call) => putHistory(call, CREDIT_NOTES) },
  ...allocationRoutes({ path: "/CreditNotes/:id", area: AREA, creditAt: (call) => documentAt(call, CREDIT_NOTES) }),
];
