import { gid } from "../../gid";
import type { Installation } from "../../store/records";
import type { World } from "../../world";
import { defineType } from "../define-type";

/** There is one app in the simulated Shopify, so any fixed number will do. */
const APP_ID = 1;

const accessScope = (handle: string) => ({ handle, description: handle.replaceAll("_", " ") });

export const appTypes = {
  AppInstallation: defineType<Installation>({
    id: ({ id }) => gid("AppInstallation", id),
    accessScopes: ({ scopes }) => scopes.map(accessScope),
    app: (_installation, _args, { world }) => world,
    launchUrl: (_installation, _args, { world }) => world.app.url,
    activeSubscriptions: () => [],
  }),
  App: defineType<World>({
    id: () => gid("App", APP_ID),
    apiKey: ({ app }) => app.clientId,
    title: ({ app }) => app.name,
    handle: ({ app }) => app.handle,
    embedded: () => true,
    developerName: ({ app }) => app.name,
    requestedAccessScopes: ({ app }) => app.scopes.map(accessScope),
    webhookApiVersion: ({ app }) => app.webhookApiVersion,
    installation: (_world, _args, { shop }) => shop.installation,
  }),
};
