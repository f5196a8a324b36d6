import type { FrameLocator, Page } from "playwright-core";
import { shopAdmin } from "./shop-admin";

export type Sides = { shop: string; books: string; difference: string };

/** Crossfoot's own pages inside the admin. */
export function crossfootPages(page: Page, shopUrl: string) {
  const admin = shopAdmin(page, shopUrl);
  const reopen = (path: string) => admin.openApp(path);

  return {
    connectXero: async () => {
      const app = await reopen("/app");
      await app.getByRole("button", { name: "Connect Xero" }).first().click();
    },
    chooseOrganisation: async () => {
      const connect = admin.app().getByRole("button", { name: "Connect this organisation" });
      await connect.click();
      // Leaving before the answer is there would take the choice back.
      await connect.waitFor({ state: "detached" });
    },
    switchOn: async () => {
      await admin.app().getByRole("button", { name: "Save and switch on" }).first().click();
    },
    /** The order list's row, once the status is there; the list is opened anew each time, as a person would reload it. */
    orderRow: async (name: string, status: string): Promise<string> => {
      const deadline = Date.now() + 60_000;
      for (;;) {
        const app = await reopen("/app/orders");
        await app.getByRole("heading", { name: "Orders", level: 1 }).waitFor();
        const row = app.getByRole("row", { name: new RegExp(name) });
        const text = (await row.count()) > 0 ? await row.innerText() : "";
        if (text.includes(status)) return text;
        if (Date.now() > deadline) throw new Error(`Order ${name} did not become “${status}”; the list says: ${text || "nothing of it"}`);
      }
    },
    openOrder: async (name: string): Promise<FrameLocator> => {
      const app = await reopen("/app/orders");
      await app.getByRole("link", { name }).click();
      await app.getByRole("heading", { name: new RegExp(name), level: 1 }).waitFor();

      return app;
    },
  };
}

/** One row of the comparison, read off the page. */
export async function sidesOf(app: FrameLocator, what: string): Promise<Sides> {
  const cell = (side: string) => app.getByTestId(`comparison-${what}`).getByTestId(side).innerText();

  return { shop: (await cell("shop")).trim(), books: (await cell("books")).trim(), difference: (await cell("difference")).trim() };
}
