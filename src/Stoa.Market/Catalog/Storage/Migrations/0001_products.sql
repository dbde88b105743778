-- What is published. Drafts, when vendors come to edit, get tables of their own: a row here is for sale.
CREATE TABLE catalog.product (
    id          uuid PRIMARY KEY,
    tenant_id   uuid NOT NULL,
    vendor_name text NOT NULL,
    slug        text NOT NULL CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 63),
    name        text NOT NULL,
    type        text NOT NULL,
    summary     text NOT NULL,
    description text NOT NULL,
    is_sample   boolean NOT NULL,
    created_at  timestamptz NOT NULL,
    version     bigint NOT NULL
);
-- Not by vendor: a slug stands in public addresses, so that it is taken is no secret.
CREATE UNIQUE INDEX product_slug_key ON catalog.product (slug);
CREATE INDEX product_newest ON catalog.product (created_at DESC, id DESC);
CALL platform.protect('catalog.product', 'public');

CREATE TABLE catalog.plan (
    id                 uuid PRIMARY KEY,
    product_id         uuid NOT NULL REFERENCES catalog.product,
    tenant_id          uuid NOT NULL,
    code               text NOT NULL CHECK (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    name               text NOT NULL,
    summary            text NOT NULL,
    price_amount       numeric(28,12) NOT NULL CHECK (price_amount > 0),
    price_currency     text NOT NULL CHECK (price_currency ~ '^[A-Z]{3}$'),
    setup_fee_amount   numeric(28,12) NOT NULL CHECK (setup_fee_amount >= 0),
    setup_fee_currency text NOT NULL CHECK (setup_fee_currency = price_currency),
    period_months      integer NOT NULL CHECK (period_months IN (1, 3, 6, 12, 24)),
    cores              integer NOT NULL CHECK (cores > 0),
    memory_mib         integer NOT NULL CHECK (memory_mib > 0),
    disk_gib           integer NOT NULL CHECK (disk_gib > 0),
    data_disk_gib      integer NOT NULL CHECK (data_disk_gib >= 0),
    image              text NOT NULL,
    is_recommended     boolean NOT NULL
);
CREATE UNIQUE INDEX plan_code_key ON catalog.plan (product_id, code);
CALL platform.protect('catalog.plan', 'public');
