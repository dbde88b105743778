// DBOS Transact: workflows of five steps, each step's result 300 B, so many in flight.
// Arguments: connection string, runs, in flight.
import { DBOS } from "@dbos-inc/dbos-sdk";

const [connectionString, runs, inFlight] = process.argv.slice(2);
const silent = { info() {}, warn() {}, error(e) { console.error(e); }, debug() {} };
DBOS.setConfig({ name: "bench", systemDatabaseUrl: connectionString, systemDatabasePoolSize: 20, logger: silent });

const note = "x".repeat(280);
const workflow = DBOS.registerWorkflow(async () => {
  let count = 0;
  for (let i = 0; i < 5; i++) ({ count } = await DBOS.runStep(async () => ({ count: count + 1, note }), { name: `step-${i}` }));
  return count;
}, { name: "run" });
await DBOS.launch();

const lane = async (n) => { for (let i = 0; i < n; i++) await (await DBOS.startWorkflow(workflow)()).getResult(); };
await lane(200);
await new Promise((resolve) => { process.stdin.once("data", resolve); console.log("ready"); });
const started = process.hrtime.bigint();
const cpu = process.cpuUsage();
let left = Number(runs);
await Promise.all(Array.from({ length: Number(inFlight) }, async () => { while (left-- > 0) await lane(1); }));
const seconds = Number(process.hrtime.bigint() - started) / 1e9;
const used = process.cpuUsage(cpu);
console.log("done");

const idle = [];
for (let i = 0; i < 100; i++) {
  const begun = process.hrtime.bigint();
  await lane(1);
  idle.push(Number(process.hrtime.bigint() - begun) / 1e6);
}
idle.sort((a, b) => a - b);
console.log(JSON.stringify({ seconds, cpuSeconds: (used.user + used.system) / 1e6, idleMilliseconds: idle[50] }));
process.exit(0);
