import { answerFaults } from "./faults/answer-faults";
import { peopleFaults } from "./faults/people-faults";
import { xeroFaults } from "./faults/xero-faults";
import { shortRound } from "./short-round";

shortRound("pg", [...answerFaults, ...xeroFaults, ...peopleFaults]);
