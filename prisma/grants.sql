-- What the application's role may do. Runs after every migration, so it must give the same result each time.
-- The runner sets dakehu.app_role; the role is never the owner of a table.
DO $$
DECLARE
  app text := current_setting('dakehu.app_role');
  -- Tables whose rows are history: the application adds and reads, nobody changes. Triggers of the
  -- migrations say the same to everyone else.
  append_only text[] := ARRAY['AuditEvent', 'LedgerEntry', 'FactChange', 'ContactChange', 'SettingValue',
    'ProductPrice'];
  name text;
BEGIN
  EXECUTE format('GRANT CONNECT, TEMPORARY ON DATABASE %I TO %I', current_database(), app);
  EXECUTE format('GRANT USAGE ON SCHEMA public TO %I', app);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO %I', app);
  EXECUTE format('GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO %I', app);
  FOREACH name IN ARRAY append_only LOOP
    IF to_regclass(format('public.%I', name)) IS NOT NULL THEN
      EXECUTE format('REVOKE UPDATE, DELETE, TRUNCATE ON public.%I FROM %I', name, app);
    END IF;
  END LOOP;
  EXECUTE format('REVOKE INSERT, UPDATE, DELETE ON public."_prisma_migrations" FROM %I', app);

  -- The queue makes and changes its own tables.
  CREATE SCHEMA IF NOT EXISTS pgboss;
  EXECUTE format('GRANT USAGE, CREATE ON SCHEMA pgboss TO %I', app);
END
$$;
