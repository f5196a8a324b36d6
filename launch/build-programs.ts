// The second half of `npm run build`: web and worker, each in one file.
import { webProgram, workerProgram } from "./app-programs";
import { compileApp } from "./compile-program";
import { environmentWith } from "./environment";

const env = environmentWith({});
const built = await Promise.all([webProgram(env), workerProgram(env)].map(compileApp));
console.log(`Built ${built.map(({ entry }) => entry).join(" and ")}.`);
