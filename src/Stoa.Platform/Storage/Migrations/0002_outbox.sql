-- A message waits here, written in the transaction of the change that it tells of, until the relay has moved it on.
-- seq orders the messages of one key: whoever changes one thing holds its row, so commits of one key come in seq order.
CREATE TABLE platform.outbox (
    seq         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id          uuid NOT NULL,
    tenant_id   uuid NOT NULL,
    component   text NOT NULL,
    name        text NOT NULL,
    key         text NOT NULL,
    bucket      smallint NOT NULL,
    version     bigint NOT NULL,
    actor       text NOT NULL,
    trace       text,
    body        jsonb NOT NULL,
    occurred_at timestamptz NOT NULL
);
CREATE INDEX outbox_bucket ON platform.outbox (bucket, seq);
CALL platform.protect('platform.outbox', 'tenant');
CALL platform.open_to('platform.outbox', 'stoa_engine');
