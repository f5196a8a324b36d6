import type { EditedPart, EditRule } from "../domain/edits/people-rules";
import type { HistoryEntryView } from "./views";

/** The page "What people change": plain data that survives JSON. */
export type PeopleView = {
  documents: { part: EditedPart; rule: EditRule; offered: readonly EditRule[] }[];
  customers: { follow: boolean; changedInXero: "theirs" | "ours" };
  /** Contacts of customers and companies; how many of them wait for a look, differ by a person's work, or could not be changed. */
  contacts: { linked: number; waiting: number; kept: number; failed: number };
  told: ToldContactView[];
};

/** A contact in which a person's work stands, or that could not be changed. Fields by name: who it is stands in Shopify and Xero. */
export type ToldContactView = {
  customerKey: string;
  kept: readonly string[];
  problem: string | null;
  contactUrl: string;
};

/** As the form gives it. */
export type PeopleValues = { documents: Readonly<Record<string, string>>; follow: boolean; changedInXero: string };

/** What "Bring all up to date" would do. Counted on the first so many; `calls` is the most it takes of Xero's for all. */
export type PushCountView = { linked: number; looked: number; differ: number; kept: number; calls: number };

export type ContactHistoryView = {
  customerKey: string;
  /** Null where the customer has no contact any more. */
  contact: { url: string; kept: readonly string[]; problem: string | null; waits: boolean; lookedAt: string | null } | null;
  entries: HistoryEntryView[];
  more: boolean;
};
