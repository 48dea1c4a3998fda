-- AlterTable
ALTER TABLE "Customer" ADD COLUMN     "cooperationEndedOn" DATE;

-- Customers that left before: the day the last form that removed them was signed.
UPDATE "Customer" c SET "cooperationEndedOn" = x."on"
FROM (
  SELECT k."customerId", max(coalesce(a."closedAt"::date, k."filledOn")) AS "on"
  FROM "CustomerChange" k LEFT JOIN "Approval" a ON a."id" = k."approvalId"
  WHERE k."kind" IN ('disqualify', 'lost', 'end') AND k."state" IN ('approved', 'filed')
  GROUP BY k."customerId"
) x
WHERE x."customerId" = c."id" AND c."state" IN ('disqualified', 'lost', 'ended');
