-- AlterTable
ALTER TABLE "ApprovalStep" ADD COLUMN     "days" INTEGER,
ADD COLUMN     "escalationRole" TEXT,
ADD COLUMN     "escalationUnitId" UUID;
