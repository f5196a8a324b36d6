import type { Route } from "../call";
import { getDocument, INVOICES, listDocuments, postDocument, writeDocuments } from "./documents";
import { getHistory, putHistory } from "./history";

const AREA = "accounting.invoices";

export const invoiceRoutes: Route[] = [
  { method: "get", path: "/Invoices", area: AREA, answer: (call) => listDocuments(call, INVOICES) },
  { method: "get", path: "/Invoices/:id", area: AREA, answer: (call) => getDocument(call, INVOICES) },
  { method: "put", path: "/Invoices", area: AREA, answer: (call) => writeDocuments(call, INVOICES, "create") },
  { method: "post", path: "/Invoices", area: AREA, answer: (call) => writeDocuments(call, INVOICES, "createOrUpdate") },
  { method: "post", path: "/Invoices/:id", area: AREA, answer: (call) => postDocument(call, INVOICES) },
  { method: "get", path: "/Invoices/:id/History", area: AREA, answer: (call) => getHistory(call, INVOICES) },
  { method: "put", path: "/Invoices/:id/History", area: AREA, answer: (call) => putHistory(call, INVOICES) },
];
