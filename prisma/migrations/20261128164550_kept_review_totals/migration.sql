-- CreateTable
CREATE TABLE "ReviewTotal" (
    "periodFrom" TEXT NOT NULL,
    "dueOn" DATE NOT NULL,
    "regionId" UUID NOT NULL,
    "branchId" UUID NOT NULL,
    "marketOfficeId" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "open" INTEGER NOT NULL,
    "submitted" INTEGER NOT NULL,
    "done" INTEGER NOT NULL,
    "missed" INTEGER NOT NULL,
    "fast" INTEGER NOT NULL,
    "lost" INTEGER NOT NULL,

    CONSTRAINT "ReviewTotal_pkey" PRIMARY KEY ("periodFrom","regionId","branchId","marketOfficeId","ownerId","dueOn")
);

-- Customers never rated, the longest selected first (R-C06): few among many, so they have an index of their own.
CREATE INDEX "Customer_never_rated_idx" ON "Customer" ("rerateDueOn", "id") WHERE "creditGrade" IS NULL AND "state" = 'selected' AND "deletedAt" IS NULL;

-- Ratings under way, the one that waits longest first.
CREATE INDEX "CreditRating_open_idx" ON "CreditRating" ("updatedAt", "id") WHERE "state" IN ('draft', 'submitted', 'reviewed');

-- Adds what reviews count for at their place and person: `n` above nothing for rows that are there now, under nothing for rows as
-- they were. Totals are taken in one order, so that two who count at once wait for each other and no more.
CREATE FUNCTION count_reviews(counted jsonb) RETURNS void LANGUAGE sql AS $$
  INSERT INTO "ReviewTotal" AS t ("periodFrom", "dueOn", "regionId", "branchId", "marketOfficeId", "ownerId", "open", "submitted", "done", "missed", "fast", "lost")
  SELECT c."periodFrom", c."dueOn", c."regionId", c."branchId", c."marketOfficeId", c."ownerId",
    coalesce(sum(c."n") FILTER (WHERE c."state" = 'open'), 0), coalesce(sum(c."n") FILTER (WHERE c."state" = 'submitted'), 0),
    coalesce(sum(c."n") FILTER (WHERE c."state" = 'done'), 0), coalesce(sum(c."n") FILTER (WHERE c."state" = 'missed'), 0),
    coalesce(sum(c."n") FILTER (WHERE c."trend" = 'fast-growth'), 0), coalesce(sum(c."n") FILTER (WHERE c."trend" = 'lost'), 0)
  FROM (SELECT "periodFrom", "dueOn", "regionId", "branchId", "marketOfficeId", "ownerId", "state", "trend", sum("n")::int AS "n"
    FROM jsonb_to_recordset(coalesce(counted, '[]')) AS c("periodFrom" text, "dueOn" date, "regionId" uuid, "branchId" uuid, "marketOfficeId" uuid, "ownerId" uuid, "state" text, "trend" text, "n" int)
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8 HAVING sum("n") <> 0) c
  GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 3, 4, 5, 6, 2
  ON CONFLICT ("periodFrom", "regionId", "branchId", "marketOfficeId", "ownerId", "dueOn") DO UPDATE SET
    "open" = t."open" + excluded."open", "submitted" = t."submitted" + excluded."submitted", "done" = t."done" + excluded."done",
    "missed" = t."missed" + excluded."missed", "fast" = t."fast" + excluded."fast", "lost" = t."lost" + excluded."lost";
$$;

-- Reviews of a statement, many of a kind as one.
CREATE FUNCTION count_new_reviews() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM count_reviews((SELECT jsonb_agg(c) FROM (
    SELECT "periodFrom", "dueOn", "regionId", coalesce("branchId", '00000000-0000-0000-0000-000000000000') AS "branchId", coalesce("marketOfficeId", '00000000-0000-0000-0000-000000000000') AS "marketOfficeId",
      coalesce("ownerId", '00000000-0000-0000-0000-000000000000') AS "ownerId", "state", coalesce("decidedTrend", "trend") AS "trend", count(*)::int AS "n" FROM new_reviews GROUP BY 1, 2, 3, 4, 5, 6, 7, 8) c));
  RETURN NULL;
END
$$;
CREATE FUNCTION count_changed_reviews() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM count_reviews((SELECT jsonb_agg(c) FROM (
    SELECT "periodFrom", "dueOn", "regionId", coalesce("branchId", '00000000-0000-0000-0000-000000000000') AS "branchId", coalesce("marketOfficeId", '00000000-0000-0000-0000-000000000000') AS "marketOfficeId",
      coalesce("ownerId", '00000000-0000-0000-0000-000000000000') AS "ownerId", "state", coalesce("decidedTrend", "trend") AS "trend", count(*)::int AS "n" FROM new_reviews GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
    UNION ALL SELECT "periodFrom", "dueOn", "regionId", coalesce("branchId", '00000000-0000-0000-0000-000000000000') AS "branchId", coalesce("marketOfficeId", '00000000-0000-0000-0000-000000000000') AS "marketOfficeId",
      coalesce("ownerId", '00000000-0000-0000-0000-000000000000') AS "ownerId", "state", coalesce("decidedTrend", "trend") AS "trend", -count(*)::int AS "n" FROM old_reviews GROUP BY 1, 2, 3, 4, 5, 6, 7, 8) c));
  RETURN NULL;
END
$$;
CREATE FUNCTION count_gone_reviews() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM count_reviews((SELECT jsonb_agg(c) FROM (
    SELECT "periodFrom", "dueOn", "regionId", coalesce("branchId", '00000000-0000-0000-0000-000000000000') AS "branchId", coalesce("marketOfficeId", '00000000-0000-0000-0000-000000000000') AS "marketOfficeId",
      coalesce("ownerId", '00000000-0000-0000-0000-000000000000') AS "ownerId", "state", coalesce("decidedTrend", "trend") AS "trend", -count(*)::int AS "n" FROM old_reviews GROUP BY 1, 2, 3, 4, 5, 6, 7, 8) c));
  RETURN NULL;
END
$$;

CREATE TRIGGER count_new_reviews AFTER INSERT ON "FileReview" REFERENCING NEW TABLE AS new_reviews FOR EACH STATEMENT EXECUTE FUNCTION count_new_reviews();
CREATE TRIGGER count_changed_reviews AFTER UPDATE ON "FileReview" REFERENCING NEW TABLE AS new_reviews OLD TABLE AS old_reviews FOR EACH STATEMENT EXECUTE FUNCTION count_changed_reviews();
CREATE TRIGGER count_gone_reviews AFTER DELETE ON "FileReview" REFERENCING OLD TABLE AS old_reviews FOR EACH STATEMENT EXECUTE FUNCTION count_gone_reviews();

-- What is there already.
SELECT count_reviews((SELECT jsonb_agg(c) FROM (
    SELECT "periodFrom", "dueOn", "regionId", coalesce("branchId", '00000000-0000-0000-0000-000000000000') AS "branchId", coalesce("marketOfficeId", '00000000-0000-0000-0000-000000000000') AS "marketOfficeId",
      coalesce("ownerId", '00000000-0000-0000-0000-000000000000') AS "ownerId", "state", coalesce("decidedTrend", "trend") AS "trend", count(*)::int AS "n" FROM "FileReview" GROUP BY 1, 2, 3, 4, 5, 6, 7, 8) c));
