-- Operators list companies, newest first.
CREATE INDEX company_newest ON accounts.company (registered_at DESC, id DESC);
