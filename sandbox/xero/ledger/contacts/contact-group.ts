import { newGuid } from "../../ids";
import type { Books } from "../books";
import { refused, saved, type Outcome } from "../outcome";
import type { ShelvedRecord } from "../shelves";

/** A named set of contacts, such as "Wholesale". */
export interface ContactGroup extends ShelvedRecord {
  name: string;
  status: "ACTIVE" | "DELETED";
  contactIds: string[];
}

/** Xero, Nov 2026. */
const MOST_GROUPS = 100;

export interface ContactGroupInput {
  name: string | undefined;
  status: "ACTIVE" | "DELETED" | undefined;
}

/** Creates a group, or renames or deletes one; deleted groups are no longer shown. */
export function saveContactGroup(
  books: Books,
  input: ContactGroupInput,
  existing?: ContactGroup
): Outcome<ContactGroup> {
  const before = existing ?? {
    id: newGuid(),
    name: "",
    status: "ACTIVE" as const,
    contactIds: [],
    createdByApp: undefined,
    history: [],
  };
  const group: ContactGroup = {
    ...before,
    name: input.name?.trim() ?? before.name,
    status: input.status ?? before.status,
    updatedAtMs: books.now(),
  };
  const problems = groupProblems(books, group, existing === undefined);
  if (problems.length > 0) return refused(problems, group);
  books.put("contactGroups", group, existing ? "UPDATE" : "CREATE");
  return saved(group);
}

export function activeGroups(books: Books): ContactGroup[] {
  return [...books.shelves.contactGroups.values()].filter(({ status }) => status === "ACTIVE");
}

export function groupsOf(books: Books, contactId: string): ContactGroup[] {
  return books.shelves.contactGroups.size === 0
    ? []
    : activeGroups(books).filter(({ contactIds }) => contactIds.includes(contactId));
}

/** Gives a group other members; each counts once. */
export function setMembers(books: Books, group: ContactGroup, contactIds: string[]): void {
  books.put("contactGroups", { ...group, contactIds: [...new Set(contactIds)], updatedAtMs: books.now() }, "UPDATE");
}

function groupProblems(books: Books, group: ContactGroup, isNew: boolean): string[] {
  const others = activeGroups(books).filter(({ id }) => id !== group.id);
  const problems: string[] = [];
  if (group.name === "") problems.push("The contact group name must be specified.");
  if (others.some(({ name }) => name.toLowerCase() === group.name.toLowerCase())) {
    problems.push(`The contact group name ${group.name} is already assigned to another contact group.`);
  }
  if (isNew && others.length >= MOST_GROUPS)
    problems.push(`You’ve reached the limit of ${MOST_GROUPS} contact groups.`);
  return problems;
}
