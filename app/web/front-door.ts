import { Router } from "express";
import { healthRoutes, type HealthPorts } from "./health";
import { xeroRoutes, type XeroRoutePorts } from "./xero-routes";

type FrontDoor = {
  ports: HealthPorts & XeroRoutePorts;
  /** The app is reached over https: cookies are marked so. */
  secure: boolean;
};

/** What the web process answers before the embedded pages, and after the webhooks. */
export function frontDoor({ ports, secure }: FrontDoor): Router {
  const router = Router();
  router.use(healthRoutes(ports));
  router.use(xeroRoutes({ ports, secure }));

  return router;
}
