// Loaded first into every program that the launcher starts. Whatever ends the launcher, even `kill -9`, closes
// the channel between the two; the program then stops as if asked to, so that nothing is left running.
const STOP_WITHIN_MS = 10_000;

process.once("disconnect", () => {
  process.kill(process.pid, "SIGTERM");
  setTimeout(() => process.kill(process.pid, "SIGKILL"), STOP_WITHIN_MS).unref();
});
// Listening to the channel must not keep a program alive that has nothing else to do.
process.channel?.unref();
