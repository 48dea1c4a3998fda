-- CreateIndex
CREATE INDEX "LineApplication_sheetNumber_idx" ON "LineApplication"("sheetNumber");
