import type { HistoryView } from "../../app/use-cases/views";

const HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

/** The history of order #1001: posted and paid; of #1005: one entry was tampered with, and one sentence erased. */
export const HISTORIES: HistoryView[] = [
  {
    recordId: "r1001",
    name: "#1001",
    more: false,
    entries: [
      { at: "2026-11-20T09:15:07.000Z", what: "Decided: both sides agree", detail: null, seal: null, holds: true },
      {
        at: "2026-11-20T09:15:06.000Z",
        what: "Read in Xero: SH-1001 is paid",
        detail: "Total £29.00, Due £0.00.",
        seal: { position: "41", hash: HASH },
        holds: true,
      },
      {
        at: "2026-11-20T09:15:03.000Z",
        what: "Asked for a look: a message from Shopify (webhook-17)",
        detail: null,
        seal: { position: "36", hash: HASH },
        holds: true,
      },
    ],
  },
  {
    recordId: "r1005",
    name: "#1005",
    more: true,
    entries: [
      {
        at: "2026-11-20T09:15:04.000Z",
        what: "Refused: Create invoice SH-1005",
        detail: null,
        seal: { position: "8", hash: HASH },
        holds: false,
      },
      {
        at: "2026-11-20T09:15:03.000Z",
        what: "Decided: needs a person",
        detail: "What was said has been erased.",
        seal: { position: "7", hash: HASH },
        holds: true,
      },
    ],
  },
];
