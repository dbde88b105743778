-- Which letter a mail is, and when it was sent or given up.
ALTER TABLE notifications.mail ADD COLUMN template text NOT NULL DEFAULT '';
ALTER TABLE notifications.mail ADD COLUMN settled_at timestamptz;

-- What an order was of: a copy from subscriptions, by which later mails call it.
CREATE TABLE notifications.known_order (
    id           uuid PRIMARY KEY,
    tenant_id    uuid NOT NULL,
    number       bigint NOT NULL,
    product_name text NOT NULL,
    plan_name    text NOT NULL
);
CALL platform.protect('notifications.known_order', 'tenant');
