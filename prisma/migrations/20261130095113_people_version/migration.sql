-- CreateTable
CREATE TABLE "PeopleVersion" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "version" UUID NOT NULL DEFAULT gen_random_uuid(),

    CONSTRAINT "PeopleVersion_pkey" PRIMARY KEY ("id")
);

-- Who somebody is (person_facts) is read with every request and hardly ever changes: the product keeps what it read for as
-- long as this version stays. Every transaction that touches one of the tables person_facts reads gives a new one, once, as
-- its last act: the row is locked only while it commits, so nobody waits for it longer and no circle of waiting can close.
INSERT INTO "PeopleVersion" DEFAULT VALUES;
ALTER TABLE "PeopleVersion" ADD CONSTRAINT "PeopleVersion_one" CHECK ("id" = 1);

-- Once a transaction, whoever writes and wherever he looks for tables.
CREATE FUNCTION note_people_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  mine text := pg_current_xact_id()::text;
BEGIN
  IF current_setting('dakehu.people_changed', true) IS DISTINCT FROM mine THEN
    UPDATE "PeopleVersion" SET "version" = gen_random_uuid();
    PERFORM set_config('dakehu.people_changed', mine, true);
  END IF;
  RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER note_people_changed AFTER INSERT OR UPDATE OR DELETE ON "Person" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION note_people_changed();
CREATE CONSTRAINT TRIGGER note_people_changed AFTER INSERT OR UPDATE OR DELETE ON "Post" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION note_people_changed();
CREATE CONSTRAINT TRIGGER note_people_changed AFTER INSERT OR UPDATE OR DELETE ON "Unit" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION note_people_changed();
CREATE CONSTRAINT TRIGGER note_people_changed AFTER INSERT OR UPDATE OR DELETE ON "Delegation" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION note_people_changed();
CREATE CONSTRAINT TRIGGER note_people_changed AFTER INSERT OR UPDATE OR DELETE ON "RoleGrant" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION note_people_changed();
CREATE CONSTRAINT TRIGGER note_people_changed AFTER INSERT OR UPDATE OR DELETE ON "SettingValue" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION note_people_changed();

CREATE TRIGGER note_people_gone AFTER TRUNCATE ON "Person" FOR EACH STATEMENT EXECUTE FUNCTION note_people_changed();
CREATE TRIGGER note_people_gone AFTER TRUNCATE ON "Post" FOR EACH STATEMENT EXECUTE FUNCTION note_people_changed();
CREATE TRIGGER note_people_gone AFTER TRUNCATE ON "Unit" FOR EACH STATEMENT EXECUTE FUNCTION note_people_changed();
CREATE TRIGGER note_people_gone AFTER TRUNCATE ON "Delegation" FOR EACH STATEMENT EXECUTE FUNCTION note_people_changed();
CREATE TRIGGER note_people_gone AFTER TRUNCATE ON "RoleGrant" FOR EACH STATEMENT EXECUTE FUNCTION note_people_changed();
