import { expect, test } from "vitest";
import { finishDocumentHeaders } from "../../app/document-headers";

const CDN = "https://cdn.shopify.com/shopifycloud/app-bridge.js";
const LIVE = { apiKey: "key", appBridgeUrl: CDN, adminOrigin: "https://admin.shopify.com" };

test("leaves a real shop's headers as Shopify's library wrote them", () => {
  const headers = new Headers({
    "Content-Security-Policy": "frame-ancestors https://demo.myshopify.com https://admin.shopify.com;",
    Link: `<${CDN}>; rel="preload"; as="script";`,
  });
  finishDocumentHeaders(headers, LIVE);

  expect(headers.get("Content-Security-Policy")).toBe("frame-ancestors https://demo.myshopify.com https://admin.shopify.com;");
  expect(headers.get("Link")).toBe(`<${CDN}>; rel="preload"; as="script";`);
});

test("without a shop nobody may frame the page, wherever the admin is", () => {
  const headers = new Headers();
  finishDocumentHeaders(headers, { ...LIVE, adminOrigin: "http://127.0.0.1:4000" });

  expect(headers.get("Content-Security-Policy")).toBe("frame-ancestors 'none';");
  expect(headers.has("Link")).toBe(false);
});
