-- CreateTable
CREATE TABLE "BulkRow" (
    "taskId" UUID NOT NULL,
    "customerId" UUID NOT NULL,
    "rowNumber" INTEGER,
    "name" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "changes" JSONB NOT NULL,
    "reasons" JSONB,

    CONSTRAINT "BulkRow_pkey" PRIMARY KEY ("taskId","customerId")
);

-- CreateIndex
CREATE INDEX "Dossier_facts_idx" ON "Dossier" USING GIN ("facts" jsonb_path_ops);
