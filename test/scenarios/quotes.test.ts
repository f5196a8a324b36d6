import { playAll } from "./play-all";
import { QUOTES } from "./quotes";

playAll(QUOTES);
