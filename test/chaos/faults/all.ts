import { answerFaults } from "./answer-faults";
import type { Fault } from "./fault";
import { limitFaults } from "./limit-faults";
import { peopleFaults } from "./people-faults";
import { processFaults } from "./process-faults";
import { serverFaults } from "./server-faults";
import { webhookFaults } from "./webhook-faults";
import { xeroFaults } from "./xero-faults";

export const faults: readonly Fault[] = [
  ...processFaults,
  ...serverFaults,
  ...webhookFaults,
  ...answerFaults,
  ...limitFaults,
  ...xeroFaults,
  ...peopleFaults,
];
