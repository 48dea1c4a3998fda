-- CreateTable
CREATE TABLE "FileReview" (
    "id" UUID NOT NULL,
    "customerId" UUID NOT NULL,
    "regionId" UUID NOT NULL,
    "branchId" UUID,
    "marketOfficeId" UUID,
    "ownerId" UUID,
    "periodFrom" TEXT NOT NULL,
    "periodTo" TEXT NOT NULL,
    "openedOn" DATE NOT NULL,
    "dueOn" DATE NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "salesBefore" DECIMAL(18,2) NOT NULL DEFAULT 0,
    "salesNow" DECIMAL(18,2) NOT NULL DEFAULT 0,
    "trend" TEXT NOT NULL,
    "classBefore" TEXT,
    "decidedTrend" TEXT,
    "classAfter" TEXT,
    "observedUntil" DATE,
    "entryId" UUID,
    "closedAt" TIMESTAMPTZ(3),
    "escalated" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "FileReview_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "FileReview_ownerId_state_dueOn_id_idx" ON "FileReview"("ownerId", "state", "dueOn", "id");

-- CreateIndex
CREATE INDEX "FileReview_marketOfficeId_state_dueOn_id_idx" ON "FileReview"("marketOfficeId", "state", "dueOn", "id");

-- CreateIndex
CREATE INDEX "FileReview_branchId_state_dueOn_id_idx" ON "FileReview"("branchId", "state", "dueOn", "id");

-- CreateIndex
CREATE INDEX "FileReview_regionId_state_dueOn_id_idx" ON "FileReview"("regionId", "state", "dueOn", "id");

-- CreateIndex
CREATE INDEX "FileReview_state_dueOn_id_idx" ON "FileReview"("state", "dueOn", "id");

-- CreateIndex
CREATE UNIQUE INDEX "FileReview_customerId_periodFrom_key" ON "FileReview"("customerId", "periodFrom");

-- Whoever takes a customer over takes over the reviews that are not done.
CREATE FUNCTION keep_review_place() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "FileReview" SET "regionId" = NEW."regionId", "branchId" = NEW."branchId", "marketOfficeId" = NEW."marketOfficeId", "ownerId" = NEW."ownerId"
  WHERE "customerId" = NEW."id" AND "state" IN ('open', 'submitted');
  RETURN NULL;
END
$$;
CREATE TRIGGER keep_review_place AFTER UPDATE ON "Customer" FOR EACH ROW
  WHEN (OLD."regionId" IS DISTINCT FROM NEW."regionId" OR OLD."branchId" IS DISTINCT FROM NEW."branchId"
    OR OLD."marketOfficeId" IS DISTINCT FROM NEW."marketOfficeId" OR OLD."ownerId" IS DISTINCT FROM NEW."ownerId")
  EXECUTE FUNCTION keep_review_place();
