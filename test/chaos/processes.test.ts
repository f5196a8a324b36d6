import { processFaults } from "./faults/process-faults";
import { serverFaults } from "./faults/server-faults";
import { webhookFaults } from "./faults/webhook-faults";
import { shortRound } from "./short-round";

shortRound("pg", [...processFaults, ...serverFaults, ...webhookFaults]);
