// Has a child of its own, and does not stop when asked to.
import { spawn } from "node:child_process";

const own = spawn("sleep", ["600"], { stdio: "ignore" });
process.on("SIGTERM", () => console.log("no"));
console.log(JSON.stringify({ ready: true, ownChild: own.pid }));
