-- What the folder of a customer reads when it is opened, as functions whose plans are kept by each connection
-- (docs/decisions/016-hot-reads-are-functions.md). Names beside a customer are looked up by key, not joined.

-- The record with all that were merged into it. In plain SQL it was planned twice with every read of a history.
CREATE OR REPLACE FUNCTION records_of(kept uuid) RETURNS uuid[] LANGUAGE plpgsql STABLE PARALLEL SAFE SET plan_cache_mode = 'force_generic_plan' AS $$
BEGIN
  RETURN (
    WITH RECURSIVE record(id) AS (
      SELECT kept UNION SELECT c."id" FROM "Customer" c JOIN record ON c."mergedIntoId" = record.id)
    SELECT array_agg(record.id) FROM record);
END
$$;

-- The head of a folder: who the customer is, where it stands, how much of the line of the month is used, the change being
-- signed, how many claims wait (counted no further than a hundred), and whether others were merged into it.
CREATE FUNCTION folder_head(asked uuid, of_month text) RETURNS json LANGUAGE plpgsql STABLE SET plan_cache_mode = 'force_generic_plan' AS $$
BEGIN
  RETURN (
    SELECT to_json(head) FROM (
      SELECT c."id", c."version", c."name", c."shortName", c."fileNumber", c."state", c."fileState", c."tier", c."abcClass" AS "abc",
        c."creditGrade" AS "grade", c."archiveClass", c."completeness", c."ownerId", c."regionId", c."branchId", c."marketOfficeId",
        (SELECT o."name" FROM "Person" o WHERE o."id" = c."ownerId") AS "ownerName",
        (SELECT r."name" FROM "Unit" r WHERE r."id" = c."regionId") AS "regionName",
        (SELECT b."name" FROM "Unit" b WHERE b."id" = c."branchId") AS "branchName",
        (SELECT m."name" FROM "Unit" m WHERE m."id" = c."marketOfficeId") AS "officeName",
        c."rerateDueOn", c."contractUntil", c."cashExceptionOn", c."lastOrderOn", c."observedUntil", c."cooperationEndedOn",
        cp."receivable"::text, cp."inTransit"::text, cp."overdue"::text, cl."amount"::text AS "line", cl."frozenAt" IS NOT NULL AS "frozen",
        (SELECT json_build_object('number', x."number", 'approvalId', x."approvalId") FROM "CustomerChange" x
          WHERE (CASE WHEN x."state" = 'pending' THEN x."customerId" END) = asked) AS "change",
        (SELECT count(*) FROM (SELECT 1 FROM "FactClaim" f WHERE f."customerId" = asked AND f."state" = 'open' LIMIT 100) open) AS "openClaims",
        EXISTS (SELECT 1 FROM "CustomerMerge" g WHERE g."keptId" = asked) AS "merged"
      FROM "Customer" c
      LEFT JOIN "CreditPosition" cp ON cp."customerId" = c."id"
      LEFT JOIN "CreditLine" cl ON cl."customerId" = c."id" AND cl."month" = of_month
      WHERE c."id" = asked AND c."deletedAt" IS NULL) head);
END
$$;

-- All facts of living customers with where each stands, in the order of their ids.
CREATE FUNCTION dossier_facts(asked uuid[], zone text) RETURNS TABLE (
  "id" uuid, "version" integer, "state" text, "shortName" text, "name" text, "fileNumber" text, "phone" text, "address" text,
  "archiveClass" text, "channelNature" text, "kind" text, "taxNumber" text, "regionId" uuid, "branchId" uuid, "marketOfficeId" uuid,
  "ownerId" uuid, "tier" integer, "creditGrade" integer, "abcClass" text, "paymentTerms" text, "formerNames" text[], "website" text,
  "email" text, "createdOn" text, "ownerName" text, "regionName" text, "branchName" text, "officeName" text, "facts" jsonb)
LANGUAGE plpgsql STABLE ROWS 10 SET plan_cache_mode = 'force_generic_plan' AS $$
BEGIN
  RETURN QUERY
  SELECT c."id", c."version", c."state", c."shortName", c."name", c."fileNumber", c."phone", c."address",
    c."archiveClass", c."channelNature", c."kind", c."taxNumber", c."regionId", c."branchId", c."marketOfficeId",
    c."ownerId", c."tier", c."creditGrade", c."abcClass", c."paymentTerms", c."formerNames", c."website",
    c."email", (c."createdAt" AT TIME ZONE zone)::date::text,
    (SELECT o."name" FROM "Person" o WHERE o."id" = c."ownerId"),
    (SELECT r."name" FROM "Unit" r WHERE r."id" = c."regionId"),
    (SELECT b."name" FROM "Unit" b WHERE b."id" = c."branchId"),
    (SELECT m."name" FROM "Unit" m WHERE m."id" = c."marketOfficeId"), d."facts"
  FROM "Customer" c LEFT JOIN "Dossier" d ON d."customerId" = c."id"
  WHERE c."id" = ANY (asked) AND c."deletedAt" IS NULL ORDER BY c."id";
END
$$;

-- Beside the facts of a customer: its sales since a month, and the facts changed after the last signed paper of a kind with
-- the day of the newest change of each.
CREATE FUNCTION dossier_movement(asked uuid, zone text, since_month text, paper text) RETURNS json LANGUAGE plpgsql STABLE SET plan_cache_mode = 'force_generic_plan' AS $$
BEGIN
  RETURN json_build_object(
    'sales', (SELECT coalesce(json_object_agg(s."month", s."amount"::text), '{}') FROM "MonthlySales" s
      WHERE s."customerId" = asked AND s."month" >= since_month),
    'unsigned', (SELECT coalesce(json_object_agg(changed."fact", changed."on"), '{}') FROM (
      SELECT f."fact", max((f."at" AT TIME ZONE zone)::date) AS "on" FROM "FactChange" f
      WHERE f."customerId" = asked AND f."at" > (
        SELECT max(e."submittedAt") FROM "FormEntry" e WHERE e."customerId" = asked AND e."formId" = paper AND e."state" = 'signed')
      GROUP BY f."fact") changed));
END
$$;

-- What happened with a customer and what was merged into it, newest first, without the kinds hidden (LIKE patterns).
CREATE FUNCTION customer_events(asked uuid, older_than uuid, hidden text[], most integer) RETURNS TABLE (
  "id" uuid, "at" timestamptz, "kind" text, "values" jsonb, "personName" text, "onBehalfOf" text)
LANGUAGE plpgsql STABLE ROWS 50 SET plan_cache_mode = 'force_generic_plan' AS $$
BEGIN
  RETURN QUERY
  SELECT found."id", found."at", found."kind", found."values",
    (SELECT p."name" FROM "Person" p WHERE p."id" = found."personId"), (SELECT b."name" FROM "Person" b WHERE b."id" = found."onBehalfOfId")
  FROM (
    SELECT e.* FROM unnest(records_of(asked)) AS record(id) CROSS JOIN LATERAL (
      SELECT v.* FROM "AuditEvent" v WHERE v."customerId" = record.id
        AND v."id" < coalesce(older_than, 'ffffffff-ffff-ffff-ffff-ffffffffffff') AND NOT v."kind" LIKE ANY (hidden)
      ORDER BY v."id" DESC LIMIT most) e
    ORDER BY e."id" DESC LIMIT most) found
  ORDER BY found."id" DESC;
END
$$;

-- Who counts at a customer on a day, as its overview sums it up: whoever has come by then with the behaviours seen of him and
-- not withdrawn, the open opportunities with who plays which part, and what the company asks of behaviours.
CREATE FUNCTION power_facts(asked uuid, on_day date, zone text) RETURNS json LANGUAGE plpgsql STABLE SET plan_cache_mode = 'force_generic_plan' AS $$
BEGIN
  RETURN json_build_object(
    'place', (SELECT json_build_object('ownerId', c."ownerId", 'regionId', c."regionId", 'branchId', c."branchId", 'marketOfficeId', c."marketOfficeId")
      FROM "Customer" c WHERE c."id" = asked AND c."deletedAt" IS NULL),
    'people', (SELECT coalesce(json_agg(json_build_object('postId', p."id", 'name', k."name", 'influence', p."influence", 'alliance', p."alliance",
        'buyingRole', p."buyingRole", 'coverage', p."coverage", 'ended', coalesce(p."endsOn" <= on_day, false),
        'seen', ARRAY(SELECT b."number" FROM "Behaviour" b WHERE b."postId" = p."id" AND b."customerId" = asked
          AND b."recordedAt" < (on_day + 1)::timestamp AT TIME ZONE zone
          AND (b."withdrawnAt" IS NULL OR b."withdrawnAt" >= (on_day + 1)::timestamp AT TIME ZONE zone))) ORDER BY p."position", p."id"), '[]')
      FROM "ContactPost" p JOIN "Contact" k ON k."id" = p."contactId" AND k."deletedAt" IS NULL
      WHERE p."customerId" = asked AND (p."startsOn" IS NULL OR p."startsOn" <= on_day)),
    'opportunities', (SELECT coalesce(json_agg(o ORDER BY o."closesOn" NULLS LAST, o."id"), '[]') FROM (
      SELECT v."id", v."name", v."amount"::text, v."closesOn", (SELECT coalesce(json_agg(json_build_object('postId', r."postId", 'role', r."role")), '[]')
        FROM "OpportunityRole" r WHERE r."opportunityId" = v."id") AS "roles"
      FROM "Opportunity" v WHERE v."customerId" = asked AND v."state" = 'open' ORDER BY v."closesOn" NULLS LAST, v."id" LIMIT 200) o),
    'limits', (SELECT s."value" FROM "SettingValue" s WHERE s."key" = 'customers.alliance-behaviours' AND s."unitId" IS NULL
      AND s."effectiveFrom" <= on_day ORDER BY s."effectiveFrom" DESC, s."setAt" DESC LIMIT 1));
END
$$;
