import { CHOICES } from "./choices";
import { playAll } from "./play-all";

playAll(CHOICES);
