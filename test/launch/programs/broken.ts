// Never gets ready.
console.error("The setting XERO_CLIENT_ID is missing.");
process.exitCode = 1;
