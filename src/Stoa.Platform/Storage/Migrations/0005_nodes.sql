-- The processes that are up: how one component finds another. A row is gone when its process says goodbye, and ignored when it
-- has not been seen for a while.
CREATE TABLE platform.node (
    id      uuid PRIMARY KEY,
    roles   text[] NOT NULL,
    socket  text NOT NULL,
    version text NOT NULL,
    seen    timestamptz NOT NULL,
    health  jsonb NOT NULL DEFAULT '{}'
);
CALL platform.protect('platform.node', 'platform', 'stoa_engine');
