-- AlterTable
ALTER TABLE "FormEntry" ADD COLUMN     "period" TEXT;
