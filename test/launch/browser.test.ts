import { expect, test } from "vitest";
import { findBrowser, type Machine } from "../../launch/browser";

const OWN = "/cache/ms-playwright/chromium/chrome";

function machine(programs: readonly string[], env: Record<string, string> = {}): Machine {
  return {
    env: { NODE_ENV: "test", PATH: "/opt/bin::/usr/bin", ...env },
    playwrightChromium: OWN,
    runs: (path) => programs.includes(path),
  };
}

test("the wish of whoever runs the tests comes first", () => {
  expect(findBrowser(machine(["/usr/bin/chromium", "/my/chrome"], { CHROMIUM_PATH: "/my/chrome" }))).toBe("/my/chrome");
});

test("a wish that does not start is an error, not a reason to take another", () => {
  expect(() => findBrowser(machine(["/usr/bin/chromium"], { CHROMIUM_PATH: "/my/chrome" }))).toThrow("CHROMIUM_PATH is /my/chrome");
});

test.each([
  ["Chromium on PATH", ["/usr/bin/chromium", OWN], "/usr/bin/chromium"],
  ["Chrome on PATH", ["/opt/bin/google-chrome"], "/opt/bin/google-chrome"],
  ["Chrome on macOS", ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"], "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"],
  ["the one Playwright installed", [OWN], OWN],
  ["none", ["/usr/bin/firefox"], undefined],
])("%s", (_what, programs, found) => {
  expect(findBrowser(machine(programs))).toBe(found);
});
