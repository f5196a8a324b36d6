import { expect, test } from "vitest";
import { legacyId } from "../../app/domain/ids";

test("the number at the end of a global id", () => {
  expect(legacyId("gid://shopify/Order/5501234567")).toBe("5501234567");
});

test("a bare number is its own", () => {
  expect(legacyId("5501234567")).toBe("5501234567");
});
