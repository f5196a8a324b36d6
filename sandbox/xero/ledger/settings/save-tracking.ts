import { newGuid } from "../../ids";
import type { Books } from "../books";
import { RecordNotFound, refused, saved, type Outcome } from "../outcome";
import type { Sent } from "../sent";
import type { TrackingCategory, TrackingOption } from "./organisation";

export type TrackingInput = Sent<{ name: string; status: string }>;

/** Xero, Nov 2026: two active categories and four in all. */
const MOST_ACTIVE = 2;
const MOST_IN_ALL = 4;
const LONGEST_NAME = 100;

export function createTrackingCategory(books: Books, { name }: TrackingInput): Outcome<TrackingCategory> {
  const categories = books.setup.trackingCategories;
  const category: TrackingCategory = {
    trackingCategoryId: newGuid(),
    name: name?.trim() ?? "",
    status: "ACTIVE",
    options: [],
  };
  const problems = nameProblems(category.name, categories.map((other) => other.name));
  if (categories.length >= MOST_IN_ALL) problems.push(`An organisation can have at most ${MOST_IN_ALL} tracking categories.`);
  problems.push(...activeProblems(books, category));
  if (problems.length > 0) return refused(problems, category);
  categories.push(category);
  books.settingsChanged("TRACKINGCATEGORY", category.trackingCategoryId, "CREATE");
  return saved(category);
}

/** A new name, or a new status: ACTIVE or ARCHIVED. */
export function amendTrackingCategory(books: Books, id: string, input: TrackingInput): Outcome<TrackingCategory> {
  const existing = categoryOf(books, id);
  const others = books.setup.trackingCategories.filter((other) => other !== existing);
  const changed = { ...existing, name: input.name?.trim() ?? existing.name, status: activity(input.status) ?? existing.status };
  const problems = [
    ...nameProblems(changed.name, others.map(({ name }) => name)),
    ...statusProblems(input.status),
    ...(existing.status === "ARCHIVED" ? activeProblems(books, changed) : []),
  ];
  return problems.length > 0 ? refused(problems, changed, input.status) : saved(replace(books, existing, changed));
}

/** A category that stands on a line cannot go; it can be archived. */
export function deleteTrackingCategory(books: Books, id: string): Outcome<TrackingCategory> {
  const existing = categoryOf(books, id);
  if (isOnALine(books, (tracking) => tracking.trackingCategoryId === existing.trackingCategoryId)) {
    return refused(["The tracking category cannot be deleted as it has been used."], existing);
  }
  books.setup.trackingCategories = books.setup.trackingCategories.filter((category) => category !== existing);
  books.settingsChanged("TRACKINGCATEGORY", existing.trackingCategoryId, "UPDATE");
  return saved(existing);
}

export function createTrackingOption(books: Books, id: string, { name }: TrackingInput): Outcome<TrackingOption> {
  const category = categoryOf(books, id);
  const option: TrackingOption = { trackingOptionId: newGuid(), name: name?.trim() ?? "", status: "ACTIVE" };
  const problems = nameProblems(option.name, category.options.map((other) => other.name));
  if (problems.length > 0) return refused(problems, option);
  replace(books, category, { ...category, options: [...category.options, option] });
  return saved(option);
}

export interface OptionAddress {
  categoryId: string;
  optionId: string;
}

export function amendTrackingOption(books: Books, at: OptionAddress, input: TrackingInput): Outcome<TrackingOption> {
  const { category, option } = optionOf(books, at);
  const others = category.options.filter((other) => other !== option);
  const changed = { ...option, name: input.name?.trim() ?? option.name, status: activity(input.status) ?? option.status };
  const problems = [...nameProblems(changed.name, others.map(({ name }) => name)), ...statusProblems(input.status)];
  if (problems.length > 0) return refused(problems, changed, input.status);
  const options = category.options.map((other) => (other === option ? changed : other));
  replace(books, category, { ...category, options });
  return saved(changed);
}

export function deleteTrackingOption(books: Books, at: OptionAddress): Outcome<TrackingOption> {
  const { category, option } = optionOf(books, at);
  if (isOnALine(books, (tracking) => tracking.trackingOptionId === option.trackingOptionId)) {
    return refused(["The tracking option cannot be deleted as it has been used."], option);
  }
  replace(books, category, { ...category, options: category.options.filter((other) => other !== option) });
  return saved(option);
}

function categoryOf(books: Books, id: string): TrackingCategory {
  const found = books.setup.trackingCategories.find(({ trackingCategoryId }) => trackingCategoryId === id.toLowerCase());
  if (!found) throw new RecordNotFound(`No tracking category ${id}.`);
  return found;
}

function optionOf(books: Books, { categoryId, optionId }: OptionAddress) {
  const category = categoryOf(books, categoryId);
  const option = category.options.find(({ trackingOptionId }) => trackingOptionId === optionId.toLowerCase());
  if (!option) throw new RecordNotFound(`No tracking option ${optionId}.`);
  return { category, option };
}

function replace(books: Books, existing: TrackingCategory, changed: TrackingCategory): TrackingCategory {
  const { setup } = books;
  setup.trackingCategories = setup.trackingCategories.map((category) => (category === existing ? changed : category));
  books.settingsChanged("TRACKINGCATEGORY", existing.trackingCategoryId, "UPDATE");
  return changed;
}

function nameProblems(name: string, taken: string[]): string[] {
  if (name === "") return ["The Name field must be specified."];
  if (name.length > LONGEST_NAME) return [`Name is too long: Xero stores at most ${LONGEST_NAME} characters.`];
  return taken.some((other) => other.toLowerCase() === name.toLowerCase()) ? ["Please enter a unique Name."] : [];
}

function activeProblems(books: Books, { status }: TrackingCategory): string[] {
  const active = books.setup.trackingCategories.filter((category) => category.status === "ACTIVE");
  return status === "ACTIVE" && active.length >= MOST_ACTIVE
    ? [`An organisation can have at most ${MOST_ACTIVE} active tracking categories.`]
    : [];
}

function activity(sent: string | undefined): TrackingCategory["status"] | undefined {
  return sent === "ACTIVE" || sent === "ARCHIVED" ? sent : undefined;
}

function statusProblems(sent: string | undefined): string[] {
  return sent === undefined || activity(sent) ? [] : ["The Status must be ACTIVE or ARCHIVED."];
}

interface NamedTracking {
  trackingCategoryId: string;
  trackingOptionId: string;
}

function isOnALine(books: Books, matches: (tracking: NamedTracking) => boolean): boolean {
  const { bankTransactions, manualJournals, repeatingInvoices } = books.shelves;
  const lined = [books.documents, bankTransactions, manualJournals, repeatingInvoices];
  return lined.some((records) =>
    [...records.values()].some(({ lines }) => lines.some(({ tracking }) => tracking.some(matches)))
  );
}
