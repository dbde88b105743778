// graphile-worker: the jobs are there before the clock starts, as in its own performance test. One job counts as one whole run.
// Arguments: connection string, jobs, concurrency, "plain" or "batched" (its local queue and batched completion).
import { run, makeWorkerUtils, Logger } from "graphile-worker";
import pg from "pg";

const [connectionString, jobs, concurrency, mode] = process.argv.slice(2);
const logger = new Logger(() => () => {});
const total = Number(jobs);
const payload = { count: 0, note: "x".repeat(280) };

const utils = await makeWorkerUtils({ connectionString, logger });
await utils.migrate();
const pool = new pg.Pool({ connectionString, max: 1 });
await pool.query("SELECT graphile_worker.add_job('run', $1::json) FROM generate_series(1, $2::int)", [payload, total]);
await pool.query("VACUUM ANALYZE graphile_worker._private_jobs");

await new Promise((resolve) => { process.stdin.once("data", resolve); console.log("ready"); });
let done = 0;
let finished;
const all = new Promise((resolve) => { finished = resolve; });
const batched = mode === "batched" ? { localQueue: { size: 500 }, completeJobBatchDelay: 0, failJobBatchDelay: 0 } : {};
const started = process.hrtime.bigint();
const cpu = process.cpuUsage();
const runner = await run({
  preset: { worker: { connectionString, concurrentJobs: Number(concurrency), maxPoolSize: 12, pollInterval: 1000, logger, ...batched } },
  taskList: { run: async () => { if (++done === total) finished(); } },
});
await all;
for (let left = 1; left > 0;) left = Number((await pool.query("SELECT count(*) FROM graphile_worker._private_jobs")).rows[0].count);
const seconds = Number(process.hrtime.bigint() - started) / 1e9;
const used = process.cpuUsage(cpu);
console.log("done");
await runner.stop();
await pool.end();
await utils.release();
console.log(JSON.stringify({ seconds, cpuSeconds: (used.user + used.system) / 1e6 }));
process.exit(0);
