-- CreateTable
CREATE TABLE "Note" (
    "id" UUID NOT NULL,
    "customerId" UUID NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "mentions" UUID[] DEFAULT ARRAY[]::UUID[],
    "createdBy" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "editedAt" TIMESTAMPTZ(3),
    "deletedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Note_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Note_customerId_id_idx" ON "Note"("customerId", "id");

-- CreateIndex
CREATE INDEX "Note_subjectType_subjectId_id_idx" ON "Note"("subjectType", "subjectId", "id");

-- CreateIndex
CREATE INDEX "StoredFile_customerId_id_idx" ON "StoredFile"("customerId", "id");
