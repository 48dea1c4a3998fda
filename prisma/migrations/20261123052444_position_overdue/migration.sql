-- AlterTable
ALTER TABLE "CreditPosition" ADD COLUMN     "overdue" DECIMAL(18,2) NOT NULL DEFAULT 0;
