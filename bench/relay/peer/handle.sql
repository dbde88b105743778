BEGIN;
INSERT INTO inbox VALUES ('00000000-0000-7000-8000-0000000000bb', gen_random_uuid(), 'hearer/OnFact', now());
INSERT INTO heard VALUES (gen_random_uuid(), '00000000-0000-7000-8000-0000000000bb', repeat('x', 200));
COMMIT;
