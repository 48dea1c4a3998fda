-- AlterTable
ALTER TABLE "FactChange" ADD COLUMN     "byName" TEXT,
ADD COLUMN     "refId" TEXT,
ADD COLUMN     "refType" TEXT;

-- CreateTable
CREATE TABLE "FillLink" (
    "id" UUID NOT NULL,
    "customerId" UUID NOT NULL,
    "formId" TEXT NOT NULL,
    "formVersion" INTEGER NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "codeHash" TEXT,
    "note" TEXT,
    "prefill" JSONB NOT NULL,
    "answers" JSONB,
    "draftVersion" INTEGER NOT NULL DEFAULT 0,
    "state" TEXT NOT NULL DEFAULT 'made',
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "renewedAt" TIMESTAMPTZ(3),
    "openedAt" TIMESTAMPTZ(3),
    "savedAt" TIMESTAMPTZ(3),
    "returnedAt" TIMESTAMPTZ(3),
    "filledBy" TEXT,
    "filledOn" DATE,
    "settledAt" TIMESTAMPTZ(3),
    "settledBy" UUID,
    "revokedAt" TIMESTAMPTZ(3),
    "revokedBy" UUID,
    "entryId" UUID,

    CONSTRAINT "FillLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FactClaim" (
    "id" UUID NOT NULL,
    "customerId" UUID NOT NULL,
    "fact" TEXT NOT NULL,
    "value" JSONB,
    "against" JSONB,
    "source" TEXT NOT NULL,
    "personId" UUID,
    "byName" TEXT,
    "refType" TEXT,
    "refId" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "settled" JSONB,
    "decidedBy" UUID,
    "decidedAt" TIMESTAMPTZ(3),

    CONSTRAINT "FactClaim_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "FillLink_tokenHash_key" ON "FillLink"("tokenHash");

-- CreateIndex
CREATE INDEX "FillLink_customerId_id_idx" ON "FillLink"("customerId", "id");

-- CreateIndex
CREATE INDEX "FactClaim_customerId_state_id_idx" ON "FactClaim"("customerId", "state", "id");

-- CreateIndex
CREATE INDEX "FactClaim_customerId_fact_id_idx" ON "FactClaim"("customerId", "fact", "id");

-- CreateIndex
CREATE INDEX "FactClaim_refType_refId_idx" ON "FactClaim"("refType", "refId");
