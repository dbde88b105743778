-- Whoever claims work (runs, deliveries, buckets of the outbox) writes its worker's id on it. One heartbeat a second is the lease
-- of all of it. A worker that was marked lost, or whose row is gone, owns nothing any more and writes nothing any more.
CREATE TABLE platform.worker (
    id   uuid PRIMARY KEY,
    node uuid NOT NULL,
    seen timestamptz NOT NULL,
    lost boolean NOT NULL DEFAULT false
);
CALL platform.protect('platform.worker', 'platform', 'stoa_engine');
