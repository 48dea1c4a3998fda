-- AlterTable
ALTER TABLE "Customer" ADD COLUMN     "email" TEXT,
ADD COLUMN     "formerNames" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "groupRootId" UUID,
ADD COLUMN     "groupTie" TEXT,
ADD COLUMN     "lastVisitOn" DATE,
ADD COLUMN     "mergedIntoId" UUID,
ADD COLUMN     "nextVisitOn" DATE,
ADD COLUMN     "observedUntil" DATE,
ADD COLUMN     "parentId" UUID,
ADD COLUMN     "reviewDueOn" DATE,
ADD COLUMN     "website" TEXT;

-- CreateTable
CREATE TABLE "Contact" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "namePinyin" TEXT NOT NULL,
    "nameInitials" TEXT NOT NULL,
    "gender" TEXT,
    "phone" TEXT,
    "phoneTail" TEXT,
    "email" TEXT,
    "profile" JSONB NOT NULL DEFAULT '{}',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdBy" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Contact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ContactPost" (
    "id" UUID NOT NULL,
    "contactId" UUID NOT NULL,
    "customerId" UUID NOT NULL,
    "departmentId" UUID,
    "title" TEXT,
    "level" TEXT,
    "reportsToId" UUID,
    "buyingRole" TEXT,
    "influence" TEXT,
    "alliance" TEXT,
    "allianceOn" DATE,
    "coverage" TEXT,
    "counterpartId" UUID,
    "responsibleId" UUID,
    "closeness" INTEGER,
    "closenessWanted" INTEGER,
    "lastContactOn" DATE,
    "goal" TEXT,
    "personalAgenda" TEXT,
    "businessAgenda" TEXT,
    "strategy" TEXT,
    "tie" TEXT,
    "startsOn" DATE,
    "endsOn" DATE,
    "leftFor" TEXT,
    "position" INTEGER NOT NULL DEFAULT 0,
    "mapX" INTEGER,
    "mapY" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdBy" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ContactPost_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ContactChange" (
    "id" UUID NOT NULL,
    "customerId" UUID,
    "contactId" UUID,
    "subjectType" TEXT NOT NULL,
    "subjectId" UUID NOT NULL,
    "deed" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "source" TEXT NOT NULL,
    "personId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ContactChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Behaviour" (
    "id" UUID NOT NULL,
    "customerId" UUID NOT NULL,
    "postId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "seenOn" DATE NOT NULL,
    "note" TEXT,
    "recordedBy" UUID,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "Behaviour_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ContactTie" (
    "id" UUID NOT NULL,
    "customerId" UUID NOT NULL,
    "fromPostId" UUID NOT NULL,
    "toPostId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "note" TEXT,
    "startsOn" DATE NOT NULL,
    "endsOn" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdBy" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ContactTie_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Department" (
    "id" UUID NOT NULL,
    "customerId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "function" TEXT,
    "parentId" UUID,
    "headPostId" UUID,
    "position" INTEGER NOT NULL DEFAULT 0,
    "endsOn" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Department_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Opportunity" (
    "id" UUID NOT NULL,
    "customerId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "salesRepId" UUID,
    "amount" DECIMAL(18,2),
    "closesOn" DATE,
    "note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdBy" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Opportunity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OpportunityRole" (
    "opportunityId" UUID NOT NULL,
    "postId" UUID NOT NULL,
    "customerId" UUID NOT NULL,
    "role" TEXT NOT NULL,

    CONSTRAINT "OpportunityRole_pkey" PRIMARY KEY ("opportunityId","postId")
);

-- CreateTable
CREATE TABLE "Visit" (
    "id" UUID NOT NULL,
    "customerId" UUID NOT NULL,
    "visitedOn" DATE NOT NULL,
    "personId" UUID NOT NULL,
    "way" TEXT NOT NULL,
    "counterparts" JSONB NOT NULL DEFAULT '[]',
    "purpose" TEXT,
    "summary" TEXT NOT NULL,
    "result" TEXT,
    "promises" TEXT,
    "nextOn" DATE,
    "remark" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdBy" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Visit_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Contact_namePinyin_id_idx" ON "Contact"("namePinyin", "id");

-- CreateIndex
CREATE INDEX "Contact_phoneTail_idx" ON "Contact"("phoneTail");

-- CreateIndex
CREATE INDEX "ContactPost_customerId_endsOn_position_id_idx" ON "ContactPost"("customerId", "endsOn", "position", "id");

-- CreateIndex
CREATE INDEX "ContactPost_contactId_idx" ON "ContactPost"("contactId");

-- CreateIndex
CREATE INDEX "ContactChange_customerId_id_idx" ON "ContactChange"("customerId", "id");

-- CreateIndex
CREATE INDEX "ContactChange_contactId_id_idx" ON "ContactChange"("contactId", "id");

-- CreateIndex
CREATE INDEX "ContactChange_subjectId_id_idx" ON "ContactChange"("subjectId", "id");

-- CreateIndex
CREATE INDEX "Behaviour_postId_number_idx" ON "Behaviour"("postId", "number");

-- CreateIndex
CREATE INDEX "Behaviour_customerId_idx" ON "Behaviour"("customerId");

-- CreateIndex
CREATE INDEX "ContactTie_customerId_idx" ON "ContactTie"("customerId");

-- CreateIndex
CREATE INDEX "Department_customerId_idx" ON "Department"("customerId");

-- CreateIndex
CREATE INDEX "Opportunity_customerId_state_id_idx" ON "Opportunity"("customerId", "state", "id");

-- CreateIndex
CREATE INDEX "OpportunityRole_postId_idx" ON "OpportunityRole"("postId");

-- CreateIndex
CREATE INDEX "Visit_customerId_visitedOn_id_idx" ON "Visit"("customerId", "visitedOn", "id");

-- CreateIndex
CREATE INDEX "Visit_personId_visitedOn_idx" ON "Visit"("personId", "visitedOn");

-- CreateIndex
CREATE INDEX "Customer_groupRootId_idx" ON "Customer"("groupRootId");

-- CreateIndex
CREATE INDEX "Customer_parentId_idx" ON "Customer"("parentId");

-- CreateIndex
CREATE INDEX "Customer_reviewDueOn_idx" ON "Customer"("reviewDueOn");

-- CreateIndex
CREATE INDEX "Customer_nextVisitOn_idx" ON "Customer"("nextVisitOn");

-- CreateIndex
CREATE INDEX "Customer_mergedIntoId_idx" ON "Customer"("mergedIntoId");

-- AddForeignKey
ALTER TABLE "ContactPost" ADD CONSTRAINT "ContactPost_contactId_fkey" FOREIGN KEY ("contactId") REFERENCES "Contact"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ContactPost" ADD CONSTRAINT "ContactPost_departmentId_fkey" FOREIGN KEY ("departmentId") REFERENCES "Department"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Behaviour" ADD CONSTRAINT "Behaviour_postId_fkey" FOREIGN KEY ("postId") REFERENCES "ContactPost"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OpportunityRole" ADD CONSTRAINT "OpportunityRole_opportunityId_fkey" FOREIGN KEY ("opportunityId") REFERENCES "Opportunity"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Changes of people are history: added and read, never changed.
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "ContactChange" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER keep_all BEFORE TRUNCATE ON "ContactChange" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE "ContactPost"
  ADD CONSTRAINT "ContactPost_closeness" CHECK ("closeness" BETWEEN 1 AND 5),
  ADD CONSTRAINT "ContactPost_closenessWanted" CHECK ("closenessWanted" BETWEEN 1 AND 5),
  ADD CONSTRAINT "ContactPost_dates" CHECK ("endsOn" IS NULL OR "startsOn" IS NULL OR "endsOn" >= "startsOn"),
  ADD CONSTRAINT "ContactPost_notOwnSuperior" CHECK ("reportsToId" IS DISTINCT FROM "id");
ALTER TABLE "Behaviour" ADD CONSTRAINT "Behaviour_number" CHECK ("number" BETWEEN 1 AND 15);
ALTER TABLE "ContactTie" ADD CONSTRAINT "ContactTie_twoEnds" CHECK ("fromPostId" <> "toPostId");
ALTER TABLE "Customer" ADD CONSTRAINT "Customer_notOwnParent" CHECK ("parentId" IS DISTINCT FROM "id");
-- A behaviour is seen once until it is withdrawn.
CREATE UNIQUE INDEX "Behaviour_once" ON "Behaviour" ("postId", "number") WHERE "withdrawnAt" IS NULL;
