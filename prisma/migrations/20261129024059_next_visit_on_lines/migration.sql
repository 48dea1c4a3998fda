-- The next visit is one of the columns every list shows: with it a page of the usual columns is one statement.
DROP FUNCTION customer_lines(uuid[], text, text);

-- What the list shows of customers, in the order asked for; the line and the sales are those of the month. What stands
-- beside a customer is looked up by key, not joined.
CREATE FUNCTION customer_lines(asked uuid[], of_month text, zone text) RETURNS TABLE (
  "id" uuid, "version" integer, "name" text, "shortName" text, "fileNumber" text, "state" text, "fileState" text, "tier" integer, "abc" text,
  "grade" integer, "archive" text, "kind" text, "channel" text, "completeness" integer, "phone" text, "taxNumber" text,
  "ownerId" uuid, "regionId" uuid, "branchId" uuid, "marketOfficeId" uuid, "ownerName" text, "unitName" text,
  "rerateDueOn" text, "contractUntil" text, "lastOrderOn" text, "nextVisitOn" text, "createdOn" text, "deletedOn" text,
  "receivable" text, "inTransit" text, "line" text, "sales" text)
LANGUAGE plpgsql STABLE ROWS 50 AS $$
BEGIN
  RETURN QUERY
  SELECT c."id", c."version", c."name", c."shortName", c."fileNumber", c."state", c."fileState", c."tier", c."abcClass",
    c."creditGrade", c."archiveClass", c."kind", c."channelNature", c."completeness", c."phone", c."taxNumber",
    c."ownerId", c."regionId", c."branchId", c."marketOfficeId",
    (SELECT o."name" FROM "Person" o WHERE o."id" = c."ownerId"),
    (SELECT u."name" FROM "Unit" u WHERE u."id" = coalesce(c."marketOfficeId", c."branchId", c."regionId")),
    c."rerateDueOn"::text, c."contractUntil"::text, c."lastOrderOn"::text, c."nextVisitOn"::text,
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
