import { AUDIT } from "./audit";
import { playAll } from "./play-all";

playAll(AUDIT);
