import { expect, test } from "vitest";
import { readProfile } from "~/explain/profile-file";

test("a profile with a few choices", () => {
  const read = readProfile('{"version":1,"salesAccount":"4000","taxRates":{"VAT 20%":"OUTPUT2"},"accounts":{"tips":"4100"}}');

  expect(read).toEqual({ profile: { version: 1, salesAccount: "4000", taxRates: { "VAT 20%": "OUTPUT2" }, accounts: { tips: "4100" } } });
});

test.each([
  ["no JSON", "{", "it is no JSON"],
  ["no version", "{}", "version:"],
  ["a later version", '{"version":2}', "version: this program reads profiles of version 1"],
  ["a name that does not exist", '{"version":1,"salesAcount":"200"}', 'Unrecognized key: "salesAcount"'],
  ["a condition that does not exist", '{"version":1,"accountRules":[{"when":{"colour":"red"},"account":"200"}]}', "accountRules.0.when"],
  ["a code too long", '{"version":1,"salesAccount":"12345678901"}', "salesAccount:"],
  [
    "a time zone nobody knows",
    '{"version":1,"organisation":{"timeZone":"Mars/Olympus"}}',
    "organisation.timeZone: a time zone such as Europe/London",
  ],
  ["a choice without a reason", '{"version":1,"orderChoices":{"#1":{"account":"260"}}}', "orderChoices.#1.reason"],
  ["a tag that decides something unknown", '{"version":1,"tagRules":[{"tag":"trade","colour":"red"}]}', 'Unrecognized key: "colour"'],
  ["a percentage with a sign", '{"version":1,"ratePercentages":{"OUTPUT2":"20%"}}', "ratePercentages.OUTPUT2"],
])("%s is refused with its place", (_what, text, mistake) => {
  const read = readProfile(text);

  expect("mistakes" in read ? read.mistakes.join("\n") : "accepted").toContain(mistake);
});
