-- Of companies from before it is told by their names: a person's company is called after them.
UPDATE accounts.company c SET is_business = true
WHERE NOT EXISTS (SELECT FROM accounts.membership m JOIN accounts.user u ON u.id = m.user_id WHERE m.tenant_id = c.id AND u.name = c.name);
