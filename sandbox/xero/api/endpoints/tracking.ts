import type { Outcome } from "../../ledger/outcome";
import type { TrackingCategory, TrackingOption } from "../../ledger/settings/organisation";
import {
  amendTrackingCategory,
  amendTrackingOption,
  createTrackingCategory,
  createTrackingOption,
  deleteTrackingCategory,
  deleteTrackingOption,
} from "../../ledger/settings/save-tracking";
import { notFound, type Answer, type Json } from "../answer";
import type { ApiCall, Route } from "../call";
import { elementsOf, firstElementOf } from "../reading/elements";
import { readTracked } from "../reading/settings-input";
import { trackingCategoryShape, trackingOptionShape } from "../shapes/reference-data";
import { writeBatch } from "../write-batch";
import { fixedList } from "./fixed-list";

const AREA = "accounting.settings";
const CATEGORY = "/TrackingCategories/:id";
const OPTIONS = `${CATEGORY}/Options`;

export const trackingRoutes: Route[] = [
  { method: "get", path: "/TrackingCategories", area: AREA, answer: getCategories },
  { method: "get", path: CATEGORY, area: AREA, answer: getCategory },
  { method: "put", path: "/TrackingCategories", area: AREA, answer: putCategory },
  { method: "post", path: CATEGORY, area: AREA, answer: postCategory },
  { method: "delete", path: CATEGORY, area: AREA, answer: removeCategory },
  { method: "put", path: OPTIONS, area: AREA, answer: putOptions },
  { method: "post", path: `${OPTIONS}/:optionId`, area: AREA, answer: postOption },
  { method: "delete", path: `${OPTIONS}/:optionId`, area: AREA, answer: removeOption },
];

/** Archived categories are left out unless `includeArchived=true`. */
function getCategories(call: ApiCall): Answer {
  const withArchived = call.query.flag("includeArchived");
  return list(
    call,
    call.books.setup.trackingCategories.filter(({ status }) => withArchived || status === "ACTIVE")
  );
}

function getCategory(call: ApiCall): Answer {
  const found = call.books.setup.trackingCategories.filter(
    ({ trackingCategoryId }) => trackingCategoryId === idOf(call, "id")
  );
  return found.length === 0 ? notFound() : list(call, found);
}

function list(call: ApiCall, categories: TrackingCategory[]): Answer {
  return fixedList(call, {
    plural: "TrackingCategories",
    rows: categories.map(trackingCategoryShape),
    key: "Name",
    fields: ["Name", "Status", "TrackingCategoryID"],
  });
}

/** One category to a request (Xero, Nov 2026). */
function putCategory(call: ApiCall): Answer {
  const input = readTracked(firstElementOf(call.body, "TrackingCategories"));
  return categoryAnswer(call, () => createTrackingCategory(call.books, input));
}

function postCategory(call: ApiCall): Answer {
  const input = readTracked(firstElementOf(call.body, "TrackingCategories"));
  return categoryAnswer(call, () => amendTrackingCategory(call.books, idOf(call, "id"), input));
}

function removeCategory(call: ApiCall): Answer {
  return categoryAnswer(call, () => deleteTrackingCategory(call.books, idOf(call, "id")), GONE);
}

function putOptions(call: ApiCall): Answer {
  const inputs = elementsOf(call.body, "Options").map(readTracked);
  return optionAnswer(
    call,
    inputs.map((input) => () => createTrackingOption(call.books, idOf(call, "id"), input))
  );
}

function postOption(call: ApiCall): Answer {
  const input = readTracked(firstElementOf(call.body, "Options"));
  return optionAnswer(call, [() => amendTrackingOption(call.books, optionAddress(call), input)]);
}

function removeOption(call: ApiCall): Answer {
  return optionAnswer(call, [() => deleteTrackingOption(call.books, optionAddress(call))], GONE_OPTION);
}

function optionAddress(call: ApiCall) {
  return { categoryId: idOf(call, "id"), optionId: idOf(call, "optionId") };
}

function idOf({ params }: ApiCall, name: string): string {
  return (params[name] ?? "").toLowerCase();
}

/** What is deleted is gone from the list and answered once more with Status DELETED. */
const GONE: Json = { Status: "DELETED" };
const GONE_OPTION: Json = { ...GONE, IsDeleted: true, IsActive: false };

/** `whenGone` is laid over a category that the call has removed. */
function categoryAnswer(call: ApiCall, save: () => Outcome<TrackingCategory>, whenGone: Json = {}): Answer {
  const isStored = ({ trackingCategoryId }: TrackingCategory) =>
    call.books.setup.trackingCategories.some((category) => category.trackingCategoryId === trackingCategoryId);
  return writeBatch(call, {
    plural: "TrackingCategories",
    id: "TrackingCategoryID",
    errorFlag: undefined,
    inputs: [undefined],
    save,
    shape: (category) => ({ ...trackingCategoryShape(category), ...(isStored(category) ? {} : whenGone) }),
    isStored,
  });
}

function optionAnswer(call: ApiCall, inputs: (() => Outcome<TrackingOption>)[], whenGone: Json = {}): Answer {
  const isStored = ({ trackingOptionId }: TrackingOption) =>
    call.books.setup.trackingCategories.some(({ options }) =>
      options.some((option) => option.trackingOptionId === trackingOptionId)
    );
  return writeBatch(call, {
    plural: "Options",
    id: "TrackingOptionID",
    errorFlag: "HasValidationErrors",
    inputs,
    save: (input) => input(),
    shape: (option) => ({ ...trackingOptionShape(option), ...(isStored(option) ? {} : whenGone) }),
    isStored,
  });
}
