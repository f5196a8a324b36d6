import { PAYMENTS } from "./payments";
import { playAll } from "./play-all";

playAll(PAYMENTS);
