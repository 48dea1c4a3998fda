-- Reads asked all day whose planning costs more than their running: as functions their plans are kept by each connection,
-- behind a pooler too (docs/decisions/016-hot-reads-are-functions.md).

-- What the list shows of customers, in the order asked for; the line and the sales are those of the month. What stands
-- beside a customer is looked up by key, not joined.
CREATE FUNCTION customer_lines(asked uuid[], of_month text, zone text) RETURNS TABLE (
  "id" uuid, "version" integer, "name" text, "shortName" text, "fileNumber" text, "state" text, "fileState" text, "tier" integer, "abc" text,
  "grade" integer, "archive" text, "kind" text, "channel" text, "completeness" integer, "phone" text, "taxNumber" text,
  "ownerId" uuid, "regionId" uuid, "branchId" uuid, "marketOfficeId" uuid, "ownerName" text, "unitName" text,
  "rerateDueOn" text, "contractUntil" text, "lastOrderOn" text, "createdOn" text, "deletedOn" text,
  "receivable" text, "inTransit" text, "line" text, "sales" text)
LANGUAGE plpgsql STABLE ROWS 50 AS $$
BEGIN
  RETURN QUERY
  SELECT c."id", c."version", c."name", c."shortName", c."fileNumber", c."state", c."fileState", c."tier", c."abcClass",
    c."creditGrade", c."archiveClass", c."kind", c."channelNature", c."completeness", c."phone", c."taxNumber",
    c."ownerId", c."regionId", c."branchId", c."marketOfficeId",
    (SELECT o."name" FROM "Person" o WHERE o."id" = c."ownerId"),
    (SELECT u."name" FROM "Unit" u WHERE u."id" = coalesce(c."marketOfficeId", c."branchId", c."regionId")),
    c."rerateDueOn"::text, c."contractUntil"::text, c."lastOrderOn"::text,
    (c."createdAt" AT TIME ZONE zone)::date::text, (c."deletedAt" AT TIME ZONE zone)::date::text,
    cp."receivable"::text, cp."inTransit"::text,
    (SELECT cl."amount"::text FROM "CreditLine" cl WHERE cl."customerId" = c."id" AND cl."month" = of_month),
    (SELECT ms."amount"::text FROM "MonthlySales" ms WHERE ms."customerId" = c."id" AND ms."month" = of_month)
  FROM unnest(asked) WITH ORDINALITY wanted("id", "at")
  JOIN "Customer" c ON c."id" = wanted."id"
  LEFT JOIN "CreditPosition" cp ON cp."customerId" = c."id"
  ORDER BY wanted."at";
END
$$;

-- Customers that share a key that tells something with a firm, or bear its very name or tax number. Of each key one more
-- than a block may hold is asked for, so that a common key costs no more than that. The walk over a key is MATERIALIZED:
-- with a limit in sight the planner reads whole tables.
CREATE FUNCTION customers_like(asked bigint[], very_name text, tax text, largest_block integer) RETURNS uuid[] LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN ARRAY(
    (SELECT unnest(block.ids) FROM unnest(asked) AS wanted(key) CROSS JOIN LATERAL (
       WITH sharing AS MATERIALIZED (SELECT k."customerId" AS id FROM "DuplicateKeys" k WHERE k."keys" @> ARRAY[wanted.key])
       SELECT array_agg(few.id) AS ids FROM (SELECT sharing.id FROM sharing LIMIT largest_block + 1) few HAVING count(*) <= largest_block) block)
    UNION (SELECT c."id" FROM "Customer" c WHERE c."nameStripped" = very_name AND c."deletedAt" IS NULL LIMIT 20)
    UNION (SELECT c."id" FROM "Customer" c WHERE (CASE WHEN c."deletedAt" IS NULL THEN c."taxNumber" END) = tax));
END
$$;

-- Facts of the check at the gate for an order on a day. The earlier phone slip and the receipts are looked up only where
-- they matter. By itself the planner would plan it anew each time, hoping to gain by the values.
CREATE FUNCTION gate_facts(asked uuid, on_day date, moment timestamptz) RETURNS TABLE (
  "id" uuid, "number" text, "customerId" uuid, "customerName" text, "branchId" uuid, "ownerId" uuid, "regionId" uuid, "marketOfficeId" uuid,
  "state" text, "version" integer, "payment" text, "total" text, "signedById" uuid, "phoneById" uuid, "earlierOverdue" boolean,
  "customerState" text, "channelNature" text, "paymentTerms" text, "contractInForce" boolean, "cashException" boolean, "creditGrade" integer,
  "receivable" text, "inTransit" text, "overdue" text, "line" text, "frozen" boolean, "received" text)
LANGUAGE plpgsql STABLE ROWS 1 SET plan_cache_mode = 'force_generic_plan' AS $$
BEGIN
  RETURN QUERY
  SELECT o."id", o."number", o."customerId", c."name", o."branchId", c."ownerId", c."regionId", o."marketOfficeId",
    o."state", o."version", o."payment", o."total"::text, o."signedById", o."phoneById",
    CASE WHEN o."signedById" IS NULL AND o."phoneById" IS NOT NULL THEN EXISTS (
      SELECT 1 FROM "ShippingOrder" e WHERE e."phoneById" = o."phoneById" AND e."signedById" IS NULL AND e."phoneDueAt" < moment
        AND e."id" <> o."id" AND e."state" <> 'void') ELSE false END,
    c."state", c."channelNature", c."paymentTerms", coalesce(c."contractUntil" >= on_day, false), c."cashExceptionOn" IS NOT NULL, c."creditGrade",
    coalesce(p."receivable", 0)::text, coalesce(p."inTransit", 0)::text, coalesce(p."overdue", 0)::text,
    l."amount"::text, l."frozenAt" IS NOT NULL,
    CASE WHEN o."payment" = 'cash' THEN coalesce((SELECT sum(r."amount") FROM "Receipt" r WHERE r."orderId" = o."id"), 0)::text ELSE '0' END
  FROM "ShippingOrder" o JOIN "Customer" c ON c."id" = o."customerId"
  LEFT JOIN "CreditPosition" p ON p."customerId" = o."customerId"
  LEFT JOIN "CreditLine" l ON l."customerId" = o."customerId" AND l."month" = to_char(on_day, 'YYYY-MM')
  WHERE o."id" = asked;
END
$$;
