import { CONTACTS } from "./contacts";
import { playAll } from "./play-all";

playAll(CONTACTS);
