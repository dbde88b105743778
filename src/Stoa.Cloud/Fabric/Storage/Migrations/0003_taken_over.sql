-- The reservation that a claim took over: whoever has it kept for longer, and comes after the claim, keeps nothing beside it.
ALTER TABLE fabric.claim ADD COLUMN reservation text;
CREATE INDEX claim_reservation ON fabric.claim (tenant_id, owner, reservation) WHERE reservation IS NOT NULL;
