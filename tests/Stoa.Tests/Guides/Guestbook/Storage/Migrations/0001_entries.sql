CREATE TABLE guestbook.entry (
    id         uuid PRIMARY KEY,
    tenant_id  uuid NOT NULL,
    text       text NOT NULL CHECK (length(text) BETWEEN 1 AND 280),
    written_at timestamptz NOT NULL,
    version    bigint NOT NULL
);
CREATE INDEX entry_newest ON guestbook.entry (tenant_id, written_at DESC, id DESC);
CALL platform.protect('guestbook.entry', 'tenant');
