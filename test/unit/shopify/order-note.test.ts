import { expect, test } from "vitest";
import { noteWith } from "../../../app/adapters/shopify/order-note";

test.each([
  { what: "no note yet", note: null, now: "Crossfoot: B" },
  { what: "an empty one", note: "", now: "Crossfoot: B" },
  { what: "what people wrote stays, blank lines between it too", note: "Gift.\n\nRing twice.", now: "Gift.\n\nRing twice.\nCrossfoot: B" },
  { what: "blank lines at its end do not grow", note: "Gift.\n\n", now: "Gift.\nCrossfoot: B" },
  { what: "our last sentence is replaced", note: "Gift.\nCrossfoot: A", now: "Gift.\nCrossfoot: B" },
  { what: "what people wrote below it stays", note: "Crossfoot: A\nGift.", now: "Gift.\nCrossfoot: B" },
  { what: "our name in the middle of a line is theirs", note: "Ask Crossfoot: A", now: "Ask Crossfoot: A\nCrossfoot: B" },
])("$what", ({ note, now }) => {
  expect(noteWith(note, "B")).toBe(now);
  // The same sentence again changes nothing.
  expect(noteWith(now, "B")).toBe(now);
});
