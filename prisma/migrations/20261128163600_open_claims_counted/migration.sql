-- AlterTable
ALTER TABLE "CompletenessTotal" ADD COLUMN     "conflicts" INTEGER NOT NULL DEFAULT 0;

-- Customers with open claims are found and counted without a look at the settled ones.
CREATE INDEX "FactClaim_open" ON "FactClaim" ("customerId") WHERE "state" = 'open';
