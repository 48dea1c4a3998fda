-- CreateTable
CREATE TABLE "CreditProgress" (
    "month" TEXT NOT NULL,
    "regionId" UUID NOT NULL,
    "branchId" UUID NOT NULL,
    "marketOfficeId" UUID NOT NULL,
    "ownerId" UUID NOT NULL,
    "grade" INTEGER NOT NULL,
    "customers" INTEGER NOT NULL,
    "applied" INTEGER NOT NULL,
    "decided" INTEGER NOT NULL,
    "amount" DECIMAL(18,2) NOT NULL,
    "countedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CreditProgress_pkey" PRIMARY KEY ("month","regionId","branchId","marketOfficeId","ownerId","grade")
);
