import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import { boundary } from "@shopify/shopify-app-remix/server";
import { BlockStack, Button, Card, InlineStack, Text } from "@shopify/polaris";
import { AdminPage } from "./admin-page";

/**
 * What a page shows when its loader or action failed; the app's frame stays.
 * Text below 500 is the library's own (its sign-in pages) and is shown as it is; our routes throw `{ message }`.
 */
export function PageError() {
  const error = useRouteError();
  if (isRouteErrorResponse(error) && typeof error.data === "string" && error.status < 500) return boundary.error(error);
  const message = expectedMessage(error);

  return (
    <AdminPage title={message ? "Not here" : "Something went wrong"} narrow>
      <Card>
        <BlockStack gap="400">
          <Text as="p">
            {message ??
              "Crossfoot could not finish this. Nothing is lost: orders and payments wait and are taken up again by themselves. Try again; if it keeps happening, the log of the Crossfoot server has the cause."}
          </Text>
          <InlineStack gap="200">
            {!message && <Button onClick={() => location.reload()}>Try again</Button>}
            <Button url="/app">Go to Home</Button>
          </InlineStack>
        </BlockStack>
      </Card>
    </AdminPage>
  );
}

/** The sentence a route threw for the merchant; null for a fault nobody foresaw. */
function expectedMessage(error: unknown): string | null {
  if (!isRouteErrorResponse(error)) return null;
  const data: unknown = error.data;

  return typeof data === "object" && data !== null && "message" in data ? String(data.message) : null;
}
