-- How messages go from the outbox to those who hear them is told in src/Stoa.Platform/Messaging/README.md.

-- Which component hears which message, known also while no process of the component runs; '*': every process hears it.
-- Only a newer release takes a row away, so that two releases can run side by side.
CREATE TABLE platform.subscription (
    message   text NOT NULL,
    component text NOT NULL,
    release   int[] NOT NULL,
    PRIMARY KEY (message, component)
);
CALL platform.protect('platform.subscription', 'platform', 'stoa_engine');

-- A relay moves the outbox rows of the buckets that its worker owns. It holds these rows while it moves, so that a bucket changes
-- its owner only between two batches and no key is ever moved by two at a time.
CREATE TABLE platform.relay_bucket (
    bucket smallint PRIMARY KEY,
    owner  uuid
) WITH (fillfactor = 50);
INSERT INTO platform.relay_bucket (bucket) SELECT generate_series(0, 63);
CALL platform.protect('platform.relay_bucket', 'platform', 'stoa_engine');

-- One row a message and component that hears it, until the component has handled it. Of each component and key only the first
-- row is Ready or Parked, the others wait for it; the row goes when the message is handled and the next one becomes Ready.
CREATE TABLE platform.delivery (
    component   text NOT NULL,
    key         text NOT NULL,
    seq         bigint NOT NULL,
    id          uuid NOT NULL,
    tenant_id   uuid NOT NULL,
    sender      text NOT NULL,
    name        text NOT NULL,
    version     bigint NOT NULL,
    actor       text NOT NULL,
    trace       text,
    body        jsonb NOT NULL,
    occurred_at timestamptz NOT NULL,
    state       text NOT NULL CHECK (state IN ('Waiting', 'Ready', 'Parked')),
    due         timestamptz NOT NULL,
    attempts    int NOT NULL DEFAULT 0,
    owner       uuid,
    fence       int NOT NULL DEFAULT 0,
    last_error  text,
    parked_at   timestamptz,
    PRIMARY KEY (component, key, seq)
) WITH (fillfactor = 70);
CREATE INDEX delivery_ready ON platform.delivery (component, due) WHERE state = 'Ready' AND owner IS NULL;
CREATE INDEX delivery_owned ON platform.delivery (owner) WHERE owner IS NOT NULL;
CREATE INDEX delivery_parked ON platform.delivery (parked_at) WHERE state = 'Parked';
CALL platform.protect('platform.delivery', 'platform', 'stoa_engine');

-- Written in the transaction of the handler: what stands here has been handled. Kept for a week, and for as long as the delivery.
CREATE TABLE platform.inbox (
    tenant_id  uuid NOT NULL,
    message    uuid NOT NULL,
    handler    text NOT NULL,
    handled_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, message, handler)
);
CREATE INDEX inbox_handled_at ON platform.inbox USING brin (handled_at) WITH (pages_per_range = 16);
CALL platform.protect('platform.inbox', 'tenant');
CALL platform.open_to('platform.inbox', 'stoa_engine');

-- Messages that every process hears; each remembers the seq up to which it has.
CREATE TABLE platform.broadcast (
    seq         bigint PRIMARY KEY,
    id          uuid NOT NULL,
    tenant_id   uuid NOT NULL,
    sender      text NOT NULL,
    name        text NOT NULL,
    key         text NOT NULL,
    version     bigint NOT NULL,
    actor       text NOT NULL,
    trace       text,
    body        jsonb NOT NULL,
    occurred_at timestamptz NOT NULL,
    sent_at     timestamptz NOT NULL
);
CREATE SEQUENCE platform.broadcast_seq;
GRANT USAGE ON SEQUENCE platform.broadcast_seq TO stoa_engine, stoa_migrate;

-- A reader passes over what commits behind its back, so seq is given under a lock: it becomes visible in its own order.
CREATE FUNCTION platform.order_broadcast() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('platform.broadcast'));
    NEW.seq := nextval('platform.broadcast_seq');
    RETURN NEW;
END $$;
CREATE TRIGGER order_broadcast BEFORE INSERT ON platform.broadcast FOR EACH ROW EXECUTE FUNCTION platform.order_broadcast();
CALL platform.protect('platform.broadcast', 'platform', 'stoa_engine');
