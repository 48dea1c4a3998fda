-- CreateTable
CREATE TABLE "CreditEvent" (
    "id" UUID NOT NULL,
    "customerId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "on" DATE NOT NULL,
    "note" TEXT,
    "ratingId" UUID NOT NULL,
    "dueOn" DATE NOT NULL,
    "reportedBy" UUID,
    "endedOn" DATE,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CreditEvent_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "CreditEvent_ratingId_idx" ON "CreditEvent"("ratingId");

-- CreateIndex
CREATE UNIQUE INDEX "CreditEvent_customerId_kind_on_key" ON "CreditEvent"("customerId", "kind", "on");
