import { describe, expect, test } from "vitest";
import { cutText, parsePlainJson } from "../../app/domain/plain-text";

describe("a text that is cut to a length", () => {
  test.each([
    ["Ann Lee", 7, "Ann Lee"],
    ["Ann Lee", 3, "Ann"],
    // One rose is two units of UTF-16.
    ["Ann 🌹", 6, "Ann 🌹"],
    ["Ann 🌹", 5, "Ann "],
    ["Ann 🌹🌹", 6, "Ann 🌹"],
    ["", 5, ""],
  ])("%j to %i units is %j", (text, length, cut) => {
    expect(cutText(text, length)).toBe(cut);
  });
});

describe("JSON of others", () => {
  test.each([
    [String.raw`{"name":"Ann\u0000 Lee\u000b"}`, { name: "Ann Lee" }],
    [String.raw`["half \ud83c, whole \ud83c\udf39, half \udf39"]`, ["half , whole 🌹, half "]],
    [String.raw`"tab\tline\nend\r\u0009 \u001f"`, "tab\tline\nend\r\t "],
    [String.raw`{"html":"\u003cb\u003e","rose":"🌹","n":1.50}`, { html: "<b>", rose: "🌹", n: 1.5 }],
  ])("%s is read without what is no text", (json, value) => {
    expect(parsePlainJson(json)).toEqual(value);
  });

  test("what is no JSON is an error", () => {
    expect(() => parsePlainJson(String.raw`{"name": \u0000`)).toThrow(SyntaxError);
  });
});
