-- Who a person is on a day: name, posts, delegations with the posts of those who delegate, grants of his posts, and the
-- company-wide limits of sessions; null when there is no such enabled person. Asked with every request, and planning it
-- costs more than running it: as a function its plan is kept by each connection, behind a pooler too.
CREATE FUNCTION person_facts(asked uuid, on_day date) RETURNS json LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN (
    WITH signs AS (
      SELECT d."fromPersonId", f."name" AS "fromName", d."plans"
      FROM "Delegation" d JOIN "Person" f ON f."id" = d."fromPersonId"
      WHERE d."toPersonId" = asked AND d."startsOn" <= on_day AND d."endsOn" >= on_day AND d."revokedAt" IS NULL AND f."disabledAt" IS NULL),
    held AS (
      SELECT po."personId", po."role", po."acting", u."id" AS "unitId", u."kind" AS "unitKind", u."name" AS "unitName",
             u."path" AS "unitPathText", coalesce(a."id", u."id") AS "anchorId", coalesce(a."kind", u."kind") AS "anchorKind"
      FROM "Post" po JOIN "Unit" u ON u."id" = po."unitId"
      LEFT JOIN LATERAL (
        SELECT a."id", a."kind" FROM "Unit" a
        WHERE a."id" = ANY (string_to_array(trim(BOTH '/' FROM u."path"), '/')::uuid[])
          AND a."kind" IN ('head-office', 'region', 'branch', 'market-office')
        ORDER BY length(a."path") DESC LIMIT 1) a ON true
      WHERE po."personId" IN (SELECT asked UNION SELECT "fromPersonId" FROM signs)
        AND po."startsOn" <= on_day AND (po."endsOn" IS NULL OR po."endsOn" >= on_day))
    SELECT json_build_object(
      'id', p."id", 'username', p."username", 'name', p."name", 'locale', p."locale",
      'posts', (SELECT coalesce(json_agg(held), '[]') FROM held),
      'delegations', (SELECT coalesce(json_agg(signs), '[]') FROM signs),
      'grants', (SELECT coalesce(json_agg(g), '[]') FROM "RoleGrant" g
        WHERE g."role" IN (SELECT held."role" FROM held WHERE held."personId" = asked)),
      'settings', (SELECT coalesce(json_agg(v), '[]') FROM (
        SELECT DISTINCT ON ("key") "key", NULL AS "unitId", "value" FROM "SettingValue"
        WHERE "key" = ANY ('{security.session-idle-minutes,security.session-hours}') AND "unitId" IS NULL
          AND "effectiveFrom" <= on_day ORDER BY "key", "effectiveFrom" DESC, "setAt" DESC) v))
    FROM "Person" p WHERE p."id" = asked AND p."disabledAt" IS NULL);
END
$$;
