-- CreateTable
CREATE TABLE "DuplicateKeys" (
    "customerId" UUID NOT NULL,
    "keys" BIGINT[],
    "basis" TEXT NOT NULL,
    "fresh" BOOLEAN NOT NULL DEFAULT true,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DuplicateKeys_pkey" PRIMARY KEY ("customerId")
);

-- CreateTable
CREATE TABLE "DuplicatePair" (
    "id" UUID NOT NULL,
    "aId" UUID NOT NULL,
    "bId" UUID NOT NULL,
    "score" INTEGER NOT NULL,
    "reasons" TEXT[],
    "state" TEXT NOT NULL DEFAULT 'open',
    "groupKey" UUID NOT NULL,
    "basis" TEXT NOT NULL,
    "foundAt" TIMESTAMPTZ(3) NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,
    "judgedById" UUID,
    "judgedAt" TIMESTAMPTZ(3),
    "note" TEXT,

    CONSTRAINT "DuplicatePair_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CustomerMerge" (
    "id" UUID NOT NULL,
    "keptId" UUID NOT NULL,
    "loserIds" UUID[],
    "state" TEXT NOT NULL DEFAULT 'done',
    "reason" TEXT NOT NULL,
    "before" JSONB NOT NULL,
    "counts" JSONB NOT NULL,
    "mergedById" UUID NOT NULL,
    "mergedAt" TIMESTAMPTZ(3) NOT NULL,
    "undoUntil" DATE NOT NULL,
    "undoneById" UUID,
    "undoneAt" TIMESTAMPTZ(3),
    "stayed" JSONB,

    CONSTRAINT "CustomerMerge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MergedRow" (
    "mergeId" UUID NOT NULL,
    "place" TEXT NOT NULL,
    "rowKey" TEXT NOT NULL,
    "fromId" UUID NOT NULL,

    CONSTRAINT "MergedRow_pkey" PRIMARY KEY ("mergeId","place","rowKey")
);

-- CreateIndex
CREATE INDEX "DuplicateKeys_keys_idx" ON "DuplicateKeys" USING GIN ("keys");

-- CreateIndex
CREATE INDEX "DuplicatePair_state_score_id_idx" ON "DuplicatePair"("state", "score" DESC, "id");

-- CreateIndex
CREATE INDEX "DuplicatePair_groupKey_state_idx" ON "DuplicatePair"("groupKey", "state");

-- CreateIndex
CREATE INDEX "DuplicatePair_bId_idx" ON "DuplicatePair"("bId");

-- CreateIndex
CREATE UNIQUE INDEX "DuplicatePair_aId_bId_key" ON "DuplicatePair"("aId", "bId");

-- CreateIndex
CREATE INDEX "CustomerMerge_keptId_id_idx" ON "CustomerMerge"("keptId", "id");

-- CreateIndex
CREATE INDEX "CustomerMerge_mergedById_id_idx" ON "CustomerMerge"("mergedById", "id");

ALTER TABLE "DuplicatePair"
  ADD CONSTRAINT "DuplicatePair_order" CHECK ("aId" < "bId"),
  ADD CONSTRAINT "DuplicatePair_score" CHECK ("score" BETWEEN 0 AND 100);

-- A customer and all that were merged into it: their histories (append-only) are read together.
CREATE FUNCTION records_of(kept uuid) RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
  WITH RECURSIVE record(id) AS (
    SELECT kept UNION SELECT c."id" FROM "Customer" c JOIN record ON c."mergedIntoId" = record.id)
  SELECT array_agg(id) FROM record
$$;
