// Gets ready, answers nothing, stops when asked to.
const alive = setInterval(() => undefined, 1_000);
process.on("SIGTERM", () => {
  console.log("stopping");
  clearInterval(alive);
});
console.log(JSON.stringify({ ready: true, greeting: process.env["GREETING"] }));
