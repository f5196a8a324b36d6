import type { Books } from "../ledger/books";
import type { TrackingCategory } from "../ledger/settings/organisation";
import { recordThroughApi } from "./act-through-api";
import type { Action } from "./books-actions";
import { ControlError } from "./control-error";

/** What a person does to a tracking category and its options, both by name. */
export const trackingActions: Record<string, Action> = {
  "/tracking-categories/:name/archive": (books, { name = "" }) =>
    recordThroughApi({ books, request: `POST ${addressOf(categoryAt(books, name))}`, body: { Status: "ARCHIVED" } }),
  "/tracking-categories/:name/options": (books, { name = "" }, body) =>
    recordThroughApi({ books, request: `PUT ${addressOf(categoryAt(books, name))}/Options`, body }),
  "/tracking-categories/:name/options/:option/archive": (books, { name = "", option = "" }) => {
    const category = categoryAt(books, name);
    const found = category.options.find((one) => one.name.toLowerCase() === option.toLowerCase());
    if (!found) throw new ControlError(404, `${category.name} has no option ${option}.`);
    const request = `POST ${addressOf(category)}/Options/${found.trackingOptionId}`;
    return recordThroughApi({ books, request, body: { Status: "ARCHIVED" } });
  },
};

function categoryAt(books: Books, name: string): TrackingCategory {
  const category = books.setup.trackingCategories.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (!category) throw new ControlError(404, `There is no tracking category ${name}.`);
  return category;
}

function addressOf({ trackingCategoryId }: TrackingCategory): string {
  return `/TrackingCategories/${trackingCategoryId}`;
}
