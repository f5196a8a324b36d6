import { Router } from "express";
import { answering, type Handle } from "./answering";
import { healthRoutes, type HealthPorts } from "./health";
import { xeroRoutes, type XeroRoutePorts } from "./xero-routes";

type FrontDoor = {
  intakes: { shopify: Handle; xero: Handle };
  ports: HealthPorts & XeroRoutePorts;
  /** The app is reached over https: cookies are marked so. */
  secure: boolean;
};

/** Everything the web process answers before the embedded pages, in this order: webhooks have seconds, not minutes. */
export function frontDoor({ intakes, ports, secure }: FrontDoor): Router {
  const router = Router();
  router.use("/webhooks/shopify", answering(intakes.shopify));
  router.use("/webhooks/xero", answering(intakes.xero));
  router.use(healthRoutes(ports));
  router.use(xeroRoutes({ ports, secure }));

  return router;
}
