-- Whom to write to for a company: a copy from accounts, kept by its messages.
CREATE TABLE notifications.contact (
    tenant_id uuid PRIMARY KEY,
    version   bigint NOT NULL,
    email     text NOT NULL,
    name      text NOT NULL,
    language  text NOT NULL
);
CALL platform.protect('notifications.contact', 'tenant');

-- The body is sealed: it holds codes, and names what people bought.
CREATE TABLE notifications.mail (
    id         uuid PRIMARY KEY,
    tenant_id  uuid NOT NULL,
    version    bigint NOT NULL,
    to_address text NOT NULL,
    subject_line text NOT NULL,
    body       text NOT NULL,
    state      text NOT NULL,
    detail     text,
    written_at timestamptz NOT NULL
);
CREATE INDEX mail_written ON notifications.mail (written_at, id);
CALL platform.protect('notifications.mail', 'tenant');
