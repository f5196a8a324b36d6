/** Debian's Chromium, or the one that CHROMIUM_PATH names. */
export const CHROMIUM = {
  executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
};
