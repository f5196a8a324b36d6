// Gets ready, and ends by itself at once.
console.log(JSON.stringify({ ready: true }));
process.exitCode = 3;
