import { describe, expect, test } from "vitest";
import { readSettings } from "../../../app/config/env.server";

const KEY = Buffer.alloc(32, 7).toString("base64");
const COMPLETE = {
  DATABASE_URL: "postgresql://localhost/crossfoot",
  APP_URL: "https://app.example.com/",
  SHOPIFY_API_KEY: "key",
  SHOPIFY_API_SECRET: "secret",
  SCOPES: "read_orders",
  XERO_CLIENT_ID: "id",
  XERO_CLIENT_SECRET: "secret",
  XERO_WEBHOOK_KEY: "key",
  ENCRYPTION_KEY: KEY,
};
const ELSEWHERE = {
  SHOPIFY_ORIGIN: "http://localhost:4401",
  SHOPIFY_ADMIN_ORIGIN: "http://localhost:4401",
  APP_BRIDGE_URL: "http://localhost:4401/app-bridge.js",
  XERO_ORIGIN: "http://localhost:4402",
};

describe("settings", () => {
  test("production is the mode unless another is named, and addresses lose their last slash", () => {
    expect(readSettings(COMPLETE)).toMatchObject({ CROSSFOOT_MODE: "production", APP_URL: "https://app.example.com", PORT: 4400, sandbox: null });
  });

  test("everything missing or wrong is named at once", () => {
    const { APP_URL: _left, ...rest } = COMPLETE;
    expect(() => readSettings({ ...rest, ENCRYPTION_KEY: "c2hvcnQ=" })).toThrow(
      /APP_URL is missing\n {2}ENCRYPTION_KEY is wrong: must be 32 bytes in base64/,
    );
  });

  test("other addresses for Shopify and Xero count in sandbox mode", () => {
    expect(readSettings({ ...COMPLETE, ...ELSEWHERE, CROSSFOOT_MODE: "sandbox" }).sandbox).toEqual(ELSEWHERE);
  });

  test.each(["production", "development"])("in %s they stop the start, because tokens would go there", (mode) => {
    expect(() => readSettings({ ...COMPLETE, CROSSFOOT_MODE: mode, XERO_ORIGIN: ELSEWHERE.XERO_ORIGIN })).toThrow(/XERO_ORIGIN: allowed only with CROSSFOOT_MODE=sandbox/);
  });

  test("several keys open what older ones sealed", () => {
    const older = Buffer.alloc(32, 9).toString("base64");
    expect(readSettings({ ...COMPLETE, ENCRYPTION_KEY: `${KEY},${older}` }).ENCRYPTION_KEY).toEqual([KEY, older]);
  });
});
