CREATE TABLE deployer.deployment (
    id            uuid PRIMARY KEY,
    tenant_id     uuid NOT NULL,
    version       bigint NOT NULL,
    subscription  uuid NOT NULL,
    "order"       uuid NOT NULL,
    number        bigint NOT NULL,
    product_slug  text NOT NULL,
    product_name  text NOT NULL,
    hostname      text NOT NULL,
    ssh_key       text NOT NULL,
    cores         integer NOT NULL,
    memory_mib    integer NOT NULL,
    disk_gib      integer NOT NULL,
    data_disk_gib integer NOT NULL,
    image         text NOT NULL,
    state         text NOT NULL,
    ssh_host      text,
    ssh_port      integer,
    ssh_user      text,
    created_at    timestamptz NOT NULL
);
CREATE UNIQUE INDEX deployment_subscription ON deployer.deployment (tenant_id, subscription);
CREATE INDEX deployment_newest ON deployer.deployment (tenant_id, created_at DESC, id DESC);
CALL platform.protect('deployer.deployment', 'tenant');
