import { describe, expect, test } from "vitest";
import { orderWords, plainName, wordsOf } from "../../../app/domain/elsewhere/mentions";

describe("the words of a document", () => {
  test.each([
    { texts: ["INV-0041", "Shopify order #1001"], words: ["INV-0041", "INV", "0041", "SHOPIFY", "ORDER", "1001"] },
    { texts: ["SH-1001", null], words: ["SH-1001", "SH", "1001"] },
    { texts: ["", "Auftrag №1001/Müller"], words: ["AUFTRAG", "1001", "MÜLLER"] },
    { texts: [null], words: [] },
  ])("$texts", ({ texts, words }) => {
    expect(wordsOf(...texts)).toEqual(words);
  });
});

test.each([
  { name: "#1001", words: ["1001"] },
  { name: "1001-uk", words: ["1001-UK"] },
  // Found anywhere, and so of no use.
  { name: "#7", words: [] },
])("order $name is looked for as $words", ({ name, words }) => {
  expect(orderWords(name)).toEqual(words);
});

test("names are compared without regard to capitals and spaces", () => {
  expect(plainName("  Tidewater   CAFE ")).toBe(plainName("Tidewater Cafe"));
});
