-- AlterTable
ALTER TABLE "Customer" ADD COLUMN     "countedBy" TEXT,
ADD COLUMN     "missingCount" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "missingFacts" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "OperatingRecord" (
    "id" UUID NOT NULL,
    "customerId" UUID NOT NULL,
    "month" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "sales" DECIMAL(18,2),
    "purchases" DECIMAL(18,2),
    "stock" DECIMAL(18,2),
    "changes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "changesNote" TEXT,
    "reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdBy" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "OperatingRecord_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DocumentList" (
    "customerId" UUID NOT NULL,
    "secrecy" INTEGER NOT NULL DEFAULT 0,
    "shelf" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedBy" UUID NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DocumentList_pkey" PRIMARY KEY ("customerId")
);

-- CreateTable
CREATE TABLE "DocumentSlot" (
    "customerId" UUID NOT NULL,
    "slot" INTEGER NOT NULL,
    "presence" TEXT NOT NULL,
    "form" TEXT,
    "copies" INTEGER,
    "files" JSONB NOT NULL DEFAULT '[]',
    "validUntil" DATE,
    "filedOn" DATE,

    CONSTRAINT "DocumentSlot_pkey" PRIMARY KEY ("customerId","slot")
);

-- CreateTable
CREATE TABLE "CompletenessTotal" (
    "regionId" UUID NOT NULL,
    "branchId" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "customers" INTEGER NOT NULL,
    "complete" INTEGER NOT NULL,
    "percents" INTEGER NOT NULL,
    "missing" INTEGER NOT NULL,
    "facts" JSONB NOT NULL,
    "countedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CompletenessTotal_pkey" PRIMARY KEY ("regionId","branchId","ownerId")
);

-- CreateIndex
CREATE UNIQUE INDEX "OperatingRecord_customerId_month_key" ON "OperatingRecord"("customerId", "month");

-- CreateIndex
CREATE INDEX "DocumentSlot_validUntil_idx" ON "DocumentSlot"("validUntil");

-- CreateIndex
CREATE INDEX "Customer_ownerId_missingCount_id_idx" ON "Customer"("ownerId", "missingCount", "id");

-- CreateIndex
CREATE INDEX "Customer_branchId_missingCount_id_idx" ON "Customer"("branchId", "missingCount", "id");

-- CreateIndex
CREATE INDEX "Customer_countedBy_idx" ON "Customer"("countedBy");

-- AddForeignKey
ALTER TABLE "DocumentSlot" ADD CONSTRAINT "DocumentSlot_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "DocumentList"("customerId") ON DELETE CASCADE ON UPDATE CASCADE;

-- E-mail and website came from imports into the map of facts; their place is the column.
UPDATE "Customer" c SET "email" = coalesce(c."email", d."facts"->>'email'), "website" = coalesce(c."website", d."facts"->>'website')
FROM "Dossier" d WHERE d."customerId" = c."id" AND d."facts" ?| ARRAY['email','website'];
UPDATE "Dossier" SET "facts" = "facts" - 'email' - 'website' WHERE "facts" ?| ARRAY['email','website'];

ALTER TABLE "DocumentSlot" ADD CONSTRAINT "DocumentSlot_known" CHECK (
  "slot" BETWEEN 1 AND 10 AND "presence" IN ('held','absent','not-applicable') AND ("form" IS NULL OR "form" IN ('original','copy')) AND ("copies" IS NULL OR "copies" >= 0));
ALTER TABLE "OperatingRecord" ADD CONSTRAINT "OperatingRecord_month" CHECK ("month" ~ '^[0-9]{4}-(0[1-9]|1[0-2])$');
