-- What operators did to the work of others (src/Stoa.Platform/Operations). Rows are only ever added: stoa_engine may not change them.
CREATE TABLE platform.operator_act (
    id       uuid PRIMARY KEY,
    at       timestamptz NOT NULL,
    operator text NOT NULL,
    act      text NOT NULL,
    subject  text NOT NULL,
    detail   text NOT NULL
);
CALL platform.protect('platform.operator_act', 'platform', 'stoa_engine');
REVOKE UPDATE, DELETE ON platform.operator_act FROM stoa_engine;

-- Runs that ended badly are few: with this the operators' list finds them without reading all that ended well.
CREATE INDEX run_ended_badly ON platform.run (id) WHERE state IN ('Failed', 'Cancelled');
