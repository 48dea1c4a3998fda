-- Steps whose turn it is in a post (own or delegated) or by name, of papers that wait. `hands` holds the same places with the
-- hand each of them would sign in: neither the person nor that hand may have signed, been signed for, or handed the paper
-- in. Counted with every page, and planning it costs more than running it: as a function its plan is kept.
CREATE FUNCTION papers_waiting(roles text[], units uuid[], named uuid[], person uuid, hands jsonb)
RETURNS TABLE ("approvalId" uuid, "stepName" text, "plan" text, "dueAt" timestamptz)
LANGUAGE plpgsql STABLE ROWS 50 SET plan_cache_mode = 'force_generic_plan' AS $$
BEGIN
  RETURN QUERY
  SELECT a."id", s."name", a."plan", s."dueAt"
  FROM "ApprovalStep" s JOIN "Approval" a ON a."id" = s."approvalId"
  WHERE s."state" = 'turn' AND a."state" = 'pending'
    AND ((s."role", s."unitId") IN (SELECT * FROM unnest(roles, units)) OR s."personId" = ANY (named)
      OR (s."escalatedAt" IS NOT NULL AND (s."escalationRole", s."escalationUnitId") IN (SELECT * FROM unnest(roles, units))))
    AND EXISTS (SELECT 1 FROM jsonb_to_recordset(hands) AS h("role" text, "unitId" uuid, "hand" uuid, "plans" jsonb)
      WHERE (s."personId" = h."hand" OR (s."personId" IS NULL AND (s."role", s."unitId") = (h."role", h."unitId"))
          OR (s."personId" IS NULL AND s."escalatedAt" IS NOT NULL AND (s."escalationRole", s."escalationUnitId") = (h."role", h."unitId")))
        AND (h."plans" = '[]'::jsonb OR h."plans" ? a."plan")
        AND (s."selfAllowed" OR a."createdBy" NOT IN (person, h."hand"))
        AND NOT EXISTS (SELECT 1 FROM "ApprovalStep" e WHERE e."approvalId" = a."id" AND e."state" = 'signed'
          AND (e."decidedById" IN (person, h."hand") OR e."onBehalfOfId" IN (person, h."hand"))));
END
$$;
