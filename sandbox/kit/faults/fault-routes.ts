import { Router } from "express";
import { answerControl } from "../journal-routes";
import { readFaultPlan } from "./fault-rule";
import type { Faults } from "./faults";

/** POST, GET and DELETE /control/faults: orders faults (in place of all earlier ones), tells of them, ends them. */
export function faultRoutes(faults: Faults): Router {
  const routes = Router();
  routes.get("/faults", (_request, response) => answerControl(response, () => faults.state));
  routes.post("/faults", (request, response) => {
    answerControl(response, () => {
      faults.arm(readFaultPlan(request.body));
      return faults.state;
    });
  });
  routes.delete("/faults", (_request, response) => {
    answerControl(response, () => {
      faults.clear();
      return faults.state;
    });
  });
  return routes;
}
