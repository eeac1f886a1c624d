// SPDX-License-Identifier: GPL-3.0-or-later
//
// node peak.mjs COMMAND…: runs it and prints `seconds megabytes`: how long it took, and the most memory it and all it
// started had at once, as the sum of their proportional set sizes (PSS). Fails as the command does.
import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

const parentOf = (pid) => {
  try {
    return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, "latin1"))[1]);
  } catch {
    return 0;
  }
};

const pssOf = (pid) => {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "latin1"))?.[1] ?? 0);
  } catch {
    return 0;
  }
};

function family(root) {
  const parents = new Map(readdirSync("/proc").filter((name) => /^\d+$/.test(name)).map((pid) => [Number(pid), parentOf(pid)]));
  const all = [root];
  for (const one of all) for (const [pid, parent] of parents) if (parent === one) all.push(pid);
  return all;
}

const [command, ...rest] = process.argv.slice(2);
const from = performance.now();
const child = spawn(command, rest, { stdio: ["ignore", "ignore", "inherit"] });
let most = 0;
const looking = setInterval(() => {
  most = Math.max(most, family(child.pid).reduce((sum, pid) => sum + pssOf(pid), 0));
}, 100);
child.on("exit", (status) => {
  clearInterval(looking);
  console.log(`${((performance.now() - from) / 1000).toFixed(2)} ${Math.round(most / 1024)}`);
  process.exitCode = status ?? 1;
});
