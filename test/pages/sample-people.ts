import type { ContactHistoryView, PeopleView } from "../../app/use-cases/people-views";

const HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

export const PEOPLE: PeopleView = {
  documents: [
    { part: "content", rule: "ask", offered: ["ask", "ours"] },
    { part: "dates", rule: "ask", offered: ["ask", "theirs", "ours"] },
    { part: "contact", rule: "ask", offered: ["ask", "theirs", "ours"] },
    { part: "coding", rule: "theirs", offered: ["theirs", "ask", "ours"] },
    { part: "tracking", rule: "theirs", offered: ["theirs", "ask", "ours"] },
  ],
  customers: { follow: true, changedInXero: "theirs" },
  contacts: { linked: 340, waiting: 0, kept: 1, failed: 1 },
  told: [
    { customerKey: "Shopify 7001", kept: ["phone number", "address"], problem: null, contactUrl: "https://go.xero.com/contact-1" },
    {
      customerKey: "Shopify company 41",
      kept: [],
      problem: "The contact is archived in Xero, where nobody can change it. Restore it there first.",
      contactUrl: "https://go.xero.com/contact-2",
    },
  ],
};

/** One whose phone number a bookkeeper changed, and one whose link was forgotten and sentence erased. */
export const CONTACT_HISTORIES: ContactHistoryView[] = [
  {
    customerKey: "Shopify 7001",
    contact: {
      url: "https://go.xero.com/contact-1",
      kept: ["phone number"],
      problem: null,
      waits: false,
      lookedAt: "2026-11-20T09:16:00.000Z",
    },
    more: false,
    entries: [
      {
        at: "2026-11-20T09:16:00.000Z",
        what: "Held against the customer; kept as in Xero: phone number",
        detail: null,
        seal: { position: "12", hash: HASH },
        holds: true,
      },
      {
        at: "2026-11-20T09:15:59.000Z",
        what: "The customer changed: a message from Shopify (webhook-18)",
        detail: null,
        seal: { position: "11", hash: HASH },
        holds: true,
      },
    ],
  },
  {
    customerKey: "Shopify 7002",
    contact: null,
    more: false,
    entries: [
      {
        at: "2026-11-20T09:15:03.000Z",
        what: "Refused: Create contact",
        detail: "What was said has been erased.",
        seal: { position: "7", hash: HASH },
        holds: true,
      },
    ],
  },
];
