-- Runs of workflows. Their life is told in src/Stoa.Platform/Workflows/README.md.
-- No foreign keys here: their checks would lock rows that every run shares.

-- What the processes know to do. A run names its kind, so a version that no process knows any more just waits.
CREATE TABLE platform.workflow_kind (
    id        int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    component text NOT NULL,
    name      text NOT NULL,
    version   int NOT NULL,
    steps     text[] NOT NULL,
    UNIQUE (component, name, version)
);
CALL platform.protect('platform.workflow_kind', 'platform', 'stoa_engine');

-- A clock that is ahead of the real one, for sandboxes. Runs name it; without a name they go by the real time.
CREATE TABLE platform.clock (
    name  text PRIMARY KEY,
    ahead interval NOT NULL
);
CALL platform.protect('platform.clock', 'platform', 'stoa_engine');

-- The cold part: written when a run begins and when it ends.
CREATE TABLE platform.run (
    id         uuid PRIMARY KEY,
    tenant_id  uuid NOT NULL,
    component  text NOT NULL,
    workflow   text NOT NULL,
    kind       int NOT NULL,
    subject    text NOT NULL,
    seq        bigint GENERATED ALWAYS AS IDENTITY,
    state      text NOT NULL CHECK (state IN ('Queued', 'Active', 'Succeeded', 'Failed', 'Cancelled')),
    followed   boolean NOT NULL DEFAULT false,  -- others may be queued behind it: look when it ends
    input      json NOT NULL,
    started_by text NOT NULL,
    joined_by  text[],
    actor      text NOT NULL,
    trace      text,
    code       text,
    detail     text,
    started_at timestamptz NOT NULL,
    ended_at   timestamptz
);
-- Starting is idempotent.
CREATE UNIQUE INDEX run_started ON platform.run (tenant_id, component, subject, workflow, started_by);
-- The truth about "one run at a time per subject", and its queue.
CREATE UNIQUE INDEX run_active ON platform.run (tenant_id, component, subject) WHERE state = 'Active';
CREATE INDEX run_queued ON platform.run (tenant_id, component, subject, seq) WHERE state = 'Queued';
CALL platform.protect('platform.run', 'tenant');
CALL platform.open_to('platform.run', 'stoa_engine');

-- The hot part, of living runs only. Half of each page stays free and no index holds what a step changes, so that a completed
-- step is a heap-only update.
CREATE TABLE platform.run_cursor (
    run_id    uuid PRIMARY KEY,
    tenant_id uuid NOT NULL,
    kind      int NOT NULL,
    lane      smallint NOT NULL,
    due       timestamptz NOT NULL,         -- infinity while queued
    clock     text,
    owner     uuid,
    fence     int NOT NULL DEFAULT 0,       -- grows with each owner: whoever comes late is refused
    step      smallint NOT NULL DEFAULT 0,
    attempts  int NOT NULL DEFAULT 0,
    signals   int NOT NULL DEFAULT 0,       -- arrived since the present step was begun
    inbox     jsonb,                        -- arrived and not yet taken by a wait
    waiting   text,                         -- name of the awaited signal
    cancel    boolean NOT NULL DEFAULT false,
    ending    text,                         -- Failed or Cancelled while undoing
    code      text,
    detail    text,
    reason    text,
    percent   smallint,
    began     timestamptz,                  -- first attempt of the present step
    data      json NOT NULL
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000,
        autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 10000, autovacuum_vacuum_cost_delay = 0);
CREATE INDEX run_cursor_due ON platform.run_cursor (lane, due) WHERE owner IS NULL AND clock IS NULL;
CREATE INDEX run_cursor_clock ON platform.run_cursor (clock, due) WHERE owner IS NULL AND clock IS NOT NULL;
-- For the look for runs whose owner died, each half second.
CREATE INDEX run_cursor_owner ON platform.run_cursor (owner) WHERE owner IS NOT NULL;
CALL platform.protect('platform.run_cursor', 'tenant');
CALL platform.open_to('platform.run_cursor', 'stoa_engine');

-- What happened, append-only.
CREATE TABLE platform.run_step (
    run_id    uuid NOT NULL,
    tenant_id uuid NOT NULL,
    step      smallint NOT NULL,
    outcome   text NOT NULL,
    attempt   int NOT NULL,
    reason    text,
    began     timestamptz NOT NULL,
    ended     timestamptz NOT NULL
) PARTITION BY RANGE (ended);
CREATE INDEX run_step_run ON platform.run_step (run_id);
CALL platform.protect('platform.run_step', 'tenant');
CALL platform.open_to('platform.run_step', 'stoa_engine');

-- Catches what no month was made for; made months keep it empty.
CREATE TABLE platform.run_step_rest PARTITION OF platform.run_step DEFAULT;
CALL platform.protect('platform.run_step_rest', 'tenant');

-- Makes the month's partition unless it is there. Attached, not created in place: that lets the others go on writing.
CREATE PROCEDURE platform.add_month(target regclass, month date)
LANGUAGE plpgsql AS $$
DECLARE
    first constant date := date_trunc('month', month);
    part constant text := format('%s_%s', (SELECT relname FROM pg_class WHERE oid = target), to_char(first, 'YYYY_MM'));
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('platform.add_month'));
    IF to_regclass('platform.' || part) IS NOT NULL THEN RETURN; END IF;
    EXECUTE format('CREATE TABLE platform.%I (LIKE %s INCLUDING ALL)', part, target);
    EXECUTE format('CALL platform.protect(%L, %L)', 'platform.' || part, 'tenant');
    EXECUTE format('ALTER TABLE %s ATTACH PARTITION platform.%I FOR VALUES FROM (%L) TO (%L)', target, part, first, (first + interval '1 month')::date);
END $$;

-- Drops the partitions of months before the given one.
CREATE PROCEDURE platform.drop_months(target regclass, before date)
LANGUAGE plpgsql AS $$
DECLARE part regclass;
BEGIN
    FOR part IN
        SELECT c.oid::regclass FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent = target AND c.relname ~ '_\d{4}_\d{2}$' AND to_date(right(c.relname, 7), 'YYYY_MM') < date_trunc('month', before)
    LOOP
        EXECUTE format('DROP TABLE %s', part);
    END LOOP;
END $$;

-- The first months; RunHistoryMonths makes the following ones ahead of time.
CALL platform.add_month('platform.run_step', current_date);
CALL platform.add_month('platform.run_step', (current_date + interval '1 month')::date);
