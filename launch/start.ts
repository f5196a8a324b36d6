// `npm start`: production on one machine.
import { startApp } from "./app";
import { runFromCommandLine } from "./command-line";

await runFromCommandLine((signal) => startApp("production", signal));
