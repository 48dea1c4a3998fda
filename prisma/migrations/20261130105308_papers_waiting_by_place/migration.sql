-- CreateIndex
CREATE INDEX "ApprovalStep_state_escalationRole_escalationUnitId_idx" ON "ApprovalStep"("state", "escalationRole", "escalationUnitId");

-- As before, but the papers are looked up by the places that sign them: who signs three papers pays for three, however many
-- wait in the house. Counted with every page.
CREATE OR REPLACE FUNCTION papers_waiting(roles text[], units uuid[], named uuid[], person uuid, hands jsonb)
RETURNS TABLE ("approvalId" uuid, "stepName" text, "plan" text, "dueAt" timestamptz)
LANGUAGE plpgsql STABLE ROWS 50 SET plan_cache_mode = 'force_generic_plan' AS $$
BEGIN
  RETURN QUERY
  -- LIMIT and OFFSET keep the planner at keys, however many or few it thinks there are.
  WITH near AS (
    SELECT mine."id" FROM unnest(roles, units) AS p("role", "unit") CROSS JOIN LATERAL (
      SELECT s."id" FROM "ApprovalStep" s
      WHERE s."state" = 'turn' AND s."role" = p."role" AND s."unitId" = p."unit" OFFSET 0) mine
    UNION
    SELECT mine."id" FROM unnest(named) AS p("person") CROSS JOIN LATERAL (
      SELECT s."id" FROM "ApprovalStep" s WHERE s."state" = 'turn' AND s."personId" = p."person" OFFSET 0) mine
    UNION
    SELECT mine."id" FROM unnest(roles, units) AS p("role", "unit") CROSS JOIN LATERAL (
      SELECT s."id" FROM "ApprovalStep" s WHERE s."state" = 'turn' AND s."escalationRole" = p."role"
        AND s."escalationUnitId" = p."unit" AND s."escalatedAt" IS NOT NULL OFFSET 0) mine)
  SELECT a."id", s."name", a."plan", s."dueAt"
  FROM near
  CROSS JOIN LATERAL (SELECT * FROM "ApprovalStep" one WHERE one."id" = near."id" LIMIT 1) s
  CROSS JOIN LATERAL (SELECT * FROM "Approval" one WHERE one."id" = s."approvalId" LIMIT 1) a
  WHERE a."state" = 'pending'
    AND EXISTS (SELECT 1 FROM jsonb_to_recordset(hands) AS h("role" text, "unitId" uuid, "hand" uuid, "plans" jsonb)
      WHERE (s."personId" = h."hand" OR (s."personId" IS NULL AND (s."role", s."unitId") = (h."role", h."unitId"))
          OR (s."personId" IS NULL AND s."escalatedAt" IS NOT NULL AND (s."escalationRole", s."escalationUnitId") = (h."role", h."unitId")))
        AND (h."plans" = '[]'::jsonb OR h."plans" ? a."plan")
        AND (s."selfAllowed" OR a."createdBy" NOT IN (person, h."hand"))
        AND NOT EXISTS (SELECT 1 FROM "ApprovalStep" e WHERE e."approvalId" = a."id" AND e."state" = 'signed'
          AND (e."decidedById" IN (person, h."hand") OR e."onBehalfOfId" IN (person, h."hand"))));
END
$$;
