-- DropIndex
DROP INDEX "Customer_nameInitials_idx";

-- CreateIndex
CREATE INDEX "Customer_namePinyin_idx" ON "Customer" USING GIN ("namePinyin" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "Customer_nameInitials_id_idx" ON "Customer"("nameInitials", "id");

-- CreateIndex
CREATE INDEX "Customer_tier_namePinyin_id_idx" ON "Customer"("tier", "namePinyin", "id");

-- CreateIndex
CREATE INDEX "Customer_creditGrade_namePinyin_id_idx" ON "Customer"("creditGrade", "namePinyin", "id");

-- CreateIndex
CREATE INDEX "Customer_state_namePinyin_id_idx" ON "Customer"("state", "namePinyin", "id");

-- CreateIndex
CREATE INDEX "Customer_deletedAt_idx" ON "Customer"("deletedAt");

-- The planner must know which characters are common in names: a common one is found by walking the names in order, a rare one by the index.
ALTER TABLE "Customer" ALTER COLUMN "grams" SET STATISTICS 500;
