-- The list by name asks for keys and lines at once: a line carries the key the next page goes on from.
DROP FUNCTION customer_lines(uuid[], text, text);
CREATE FUNCTION customer_lines(asked uuid[], of_month text, zone text) RETURNS TABLE (
  "id" uuid, "version" integer, "name" text, "shortName" text, "fileNumber" text, "state" text, "fileState" text, "tier" integer, "abc" text,
  "grade" integer, "archive" text, "kind" text, "channel" text, "completeness" integer, "phone" text, "taxNumber" text,
  "ownerId" uuid, "regionId" uuid, "branchId" uuid, "marketOfficeId" uuid, "ownerName" text, "unitName" text,
  "rerateDueOn" text, "contractUntil" text, "lastOrderOn" text, "nextVisitOn" text, "createdOn" text, "deletedOn" text,
  "receivable" text, "inTransit" text, "line" text, "sales" text, "namePinyin" text)
LANGUAGE plpgsql STABLE ROWS 50 SET plan_cache_mode = 'force_generic_plan' AS $$
BEGIN
  RETURN QUERY
  SELECT c."id", c."version", c."name", c."shortName", c."fileNumber", c."state", c."fileState", c."tier", c."abcClass",
    c."creditGrade", c."archiveClass", c."kind", c."channelNature", c."completeness", c."phone", c."taxNumber",
    c."ownerId", c."regionId", c."branchId", c."marketOfficeId", o."name", u."name",
    c."rerateDueOn"::text, c."contractUntil"::text, c."lastOrderOn"::text, c."nextVisitOn"::text,
    (c."createdAt" AT TIME ZONE zone)::date::text, (c."deletedAt" AT TIME ZONE zone)::date::text,
    cp."receivable"::text, cp."inTransit"::text, cl."amount"::text, ms."amount"::text, c."namePinyin"
  FROM unnest(asked) WITH ORDINALITY wanted("id", "at")
  JOIN "Customer" c ON c."id" = wanted."id"
  LEFT JOIN "Person" o ON o."id" = c."ownerId"
  LEFT JOIN "Unit" u ON u."id" = coalesce(c."marketOfficeId", c."branchId", c."regionId")
  LEFT JOIN "CreditPosition" cp ON cp."customerId" = c."id"
  LEFT JOIN "CreditLine" cl ON cl."customerId" = c."id" AND cl."month" = of_month
  LEFT JOIN "MonthlySales" ms ON ms."customerId" = c."id" AND ms."month" = of_month
  ORDER BY wanted."at";
END
$$;
