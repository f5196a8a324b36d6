import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder that holds package.json, wherever the command was started from. */
export const projectRoot = fileURLToPath(new URL("..", import.meta.url));

/** The command line tool of an installed package, as a file for Node to run. */
export function installedTool(file: string): string {
  return join(projectRoot, "node_modules", file);
}
