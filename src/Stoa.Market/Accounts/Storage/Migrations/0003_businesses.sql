-- Whether it was registered as a company, and not as a person alone.
ALTER TABLE accounts.company ADD COLUMN is_business boolean NOT NULL DEFAULT false;
