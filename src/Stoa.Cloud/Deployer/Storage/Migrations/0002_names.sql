ALTER TABLE deployer.deployment ADD COLUMN dns_name text;
