import { execFile } from "node:child_process";
import { projectRoot } from "./project-files";

export interface ToolRun {
  readonly exitCode: number;
  readonly output: string;
}

/** Runs the command line tool of an installed package with Node, in `cwd`. A failing exit code is a result, not an error. */
export function runTool(tool: string, args: readonly string[], cwd = projectRoot): Promise<ToolRun> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [`${projectRoot}node_modules/${tool}`, ...args], { cwd, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (error && typeof error.code !== "number") reject(error);
      else resolve({ exitCode: error ? Number(error.code) : 0, output: `${stdout}${stderr}` });
    });
  });
}
