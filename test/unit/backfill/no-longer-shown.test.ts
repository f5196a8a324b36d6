import { expect, test } from "vitest";
import { sentenceOfNotShown } from "../../../app/domain/backfill/no-longer-shown";

test("nothing is said where nothing is missing; else how many of how many", () => {
  expect(sentenceOfNotShown(0, 900)).toBeNull();
  expect(sentenceOfNotShown(14, 1_200)).toMatch(/^Shopify no longer showed 14 of the 1,200 orders that the preview found: /);
});
