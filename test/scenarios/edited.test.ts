import { EDITED } from "./edited";
import { playAll } from "./play-all";

playAll(EDITED);
