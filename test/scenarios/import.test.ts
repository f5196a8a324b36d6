import { IMPORT } from "./import";
import { playAll } from "./play-all";

playAll(IMPORT);
