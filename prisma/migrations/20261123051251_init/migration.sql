CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Unit" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "parentId" UUID,
    "path" TEXT NOT NULL,
    "channelDominance" TEXT,
    "customerQuota" INTEGER,
    "endedOn" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Person" (
    "id" UUID NOT NULL,
    "username" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "namePinyin" TEXT NOT NULL,
    "employeeNo" TEXT,
    "phone" TEXT,
    "email" TEXT,
    "passwordHash" TEXT,
    "passwordSetAt" TIMESTAMPTZ(3),
    "locale" TEXT NOT NULL DEFAULT 'zh-CN',
    "theme" TEXT NOT NULL DEFAULT 'system',
    "shortcuts" BOOLEAN NOT NULL DEFAULT true,
    "disabledAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Post" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "unitId" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "acting" BOOLEAN NOT NULL DEFAULT false,
    "startsOn" DATE NOT NULL,
    "endsOn" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Post_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Delegation" (
    "id" UUID NOT NULL,
    "fromPersonId" UUID NOT NULL,
    "toPersonId" UUID NOT NULL,
    "plans" TEXT[],
    "startsOn" DATE NOT NULL,
    "endsOn" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "createdBy" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Delegation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RoleGrant" (
    "role" TEXT NOT NULL,
    "permission" TEXT NOT NULL,
    "scope" TEXT NOT NULL,

    CONSTRAINT "RoleGrant_pkey" PRIMARY KEY ("role","permission")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "personId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "ip" TEXT,
    "userAgent" TEXT,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SetupLink" (
    "id" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "personId" UUID,
    "purpose" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SetupLink_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ApiToken" (
    "id" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "personId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "scopes" TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3),
    "lastUsedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ApiToken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Approval" (
    "id" UUID NOT NULL,
    "plan" TEXT NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" UUID NOT NULL,
    "customerId" UUID,
    "unitId" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "amount" DECIMAL(18,2),
    "facts" JSONB NOT NULL,
    "withinRule" BOOLEAN NOT NULL DEFAULT false,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "currentStep" INTEGER NOT NULL DEFAULT 0,
    "createdBy" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Approval_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ApprovalStep" (
    "id" UUID NOT NULL,
    "approvalId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT,
    "unitId" UUID,
    "personId" UUID,
    "selfAllowed" BOOLEAN NOT NULL DEFAULT false,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "decidedById" UUID,
    "decidedAs" TEXT,
    "onBehalfOfId" UUID,
    "decidedAt" TIMESTAMPTZ(3),
    "remark" TEXT,
    "dueAt" TIMESTAMPTZ(3),
    "escalatedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ApprovalStep_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "personId" UUID,
    "onBehalfOfId" UUID,
    "channel" TEXT NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "customerId" UUID,
    "unitId" UUID,
    "values" JSONB NOT NULL,
    "correlationId" UUID NOT NULL,

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OutboxMessage" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "correlationId" UUID NOT NULL,
    "sentAt" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,

    CONSTRAINT "OutboxMessage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IdempotencyKey" (
    "personId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "mutation" TEXT NOT NULL,
    "requestHash" TEXT NOT NULL,
    "response" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "IdempotencyKey_pkey" PRIMARY KEY ("personId","key")
);

-- CreateTable
CREATE TABLE "SettingValue" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "unitId" UUID,
    "value" JSONB NOT NULL,
    "effectiveFrom" DATE NOT NULL,
    "setById" UUID,
    "setAt" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT,

    CONSTRAINT "SettingValue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DocumentCounter" (
    "series" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "DocumentCounter_pkey" PRIMARY KEY ("series","period")
);

-- CreateTable
CREATE TABLE "StoredFile" (
    "id" UUID NOT NULL,
    "storageKey" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "customerId" UUID,
    "uploadedBy" UUID NOT NULL,
    "uploadedAt" TIMESTAMPTZ(3) NOT NULL,
    "scanState" TEXT NOT NULL DEFAULT 'not-scanned',
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "StoredFile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Draft" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "formId" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "answers" JSONB NOT NULL,
    "base" INTEGER NOT NULL,
    "savedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SavedView" (
    "id" UUID NOT NULL,
    "list" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "personId" UUID,
    "createdBy" UUID NOT NULL,
    "state" JSONB NOT NULL,
    "pinned" BOOLEAN NOT NULL DEFAULT false,
    "isDefault" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SavedView_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Task" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "personId" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "total" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "input" JSONB NOT NULL,
    "result" JSONB,
    "fileId" UUID,
    "resultFileId" UUID,
    "cancelAsked" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Notice" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "values" JSONB NOT NULL,
    "href" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "readAt" TIMESTAMPTZ(3),
    "key" TEXT NOT NULL,

    CONSTRAINT "Notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "WorkCalendar" (
    "date" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "source" TEXT NOT NULL,

    CONSTRAINT "WorkCalendar_pkey" PRIMARY KEY ("date")
);

-- CreateTable
CREATE TABLE "CreditTotal" (
    "quarter" TEXT NOT NULL,
    "amount" DECIMAL(18,2) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "setBy" UUID NOT NULL,
    "setAt" TIMESTAMPTZ(3) NOT NULL,
    "approvedBy" UUID,
    "approvedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "CreditTotal_pkey" PRIMARY KEY ("quarter")
);

-- CreateTable
CREATE TABLE "RegionalLimit" (
    "quarter" TEXT NOT NULL,
    "regionId" UUID NOT NULL,
    "amount" DECIMAL(18,2) NOT NULL,

    CONSTRAINT "RegionalLimit_pkey" PRIMARY KEY ("quarter","regionId")
);

-- CreateTable
CREATE TABLE "RegionMonth" (
    "regionId" UUID NOT NULL,
    "month" TEXT NOT NULL,
    "decided" DECIMAL(18,2) NOT NULL DEFAULT 0,

    CONSTRAINT "RegionMonth_pkey" PRIMARY KEY ("regionId","month")
);

-- CreateTable
CREATE TABLE "LineApplication" (
    "id" UUID NOT NULL,
    "sheetNumber" TEXT NOT NULL,
    "customerId" UUID NOT NULL,
    "branchId" UUID,
    "regionId" UUID NOT NULL,
    "month" TEXT NOT NULL,
    "supplementary" BOOLEAN NOT NULL DEFAULT false,
    "grade" INTEGER NOT NULL,
    "applied" DECIMAL(18,2) NOT NULL,
    "ceiling" DECIMAL(18,2),
    "decided" DECIMAL(18,2),
    "opinion" TEXT,
    "facts" JSONB NOT NULL,
    "withinRule" BOOLEAN NOT NULL DEFAULT false,
    "state" TEXT NOT NULL DEFAULT 'applied',
    "approvalId" UUID,
    "appliedOn" DATE NOT NULL,
    "appliedBy" UUID NOT NULL,
    "decidedBy" UUID,
    "decidedAt" TIMESTAMPTZ(3),
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "LineApplication_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CreditLine" (
    "customerId" UUID NOT NULL,
    "month" TEXT NOT NULL,
    "amount" DECIMAL(18,2) NOT NULL,
    "grade" INTEGER NOT NULL,
    "applicationId" UUID,
    "regionId" UUID NOT NULL,
    "frozenAt" TIMESTAMPTZ(3),
    "frozenReason" TEXT,
    "decidedBy" UUID,
    "decidedAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "CreditLine_pkey" PRIMARY KEY ("customerId","month")
);

-- CreateTable
CREATE TABLE "CreditPosition" (
    "customerId" UUID NOT NULL,
    "receivable" DECIMAL(18,2) NOT NULL DEFAULT 0,
    "inTransit" DECIMAL(18,2) NOT NULL DEFAULT 0,
    "lastSeq" INTEGER NOT NULL DEFAULT 0,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CreditPosition_pkey" PRIMARY KEY ("customerId")
);

-- CreateTable
CREATE TABLE "LedgerEntry" (
    "customerId" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "date" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "receivable" DECIMAL(18,2) NOT NULL DEFAULT 0,
    "inTransit" DECIMAL(18,2) NOT NULL DEFAULT 0,
    "exposure" DECIMAL(18,2) NOT NULL,
    "line" DECIMAL(18,2),
    "sourceType" TEXT NOT NULL,
    "sourceId" UUID NOT NULL,
    "personId" UUID,

    CONSTRAINT "LedgerEntry_pkey" PRIMARY KEY ("customerId","seq")
);

-- CreateTable
CREATE TABLE "Customer" (
    "id" UUID NOT NULL,
    "fileNumber" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "shortName" TEXT,
    "namePinyin" TEXT NOT NULL,
    "nameInitials" TEXT NOT NULL,
    "nameStripped" TEXT NOT NULL,
    "grams" TEXT[],
    "taxNumber" TEXT,
    "phone" TEXT,
    "phoneTail" TEXT,
    "address" TEXT,
    "state" TEXT NOT NULL DEFAULT 'potential',
    "fileState" TEXT NOT NULL DEFAULT 'collecting',
    "tier" INTEGER,
    "abcClass" TEXT,
    "creditGrade" INTEGER,
    "creditGradeOn" DATE,
    "rerateDueOn" DATE,
    "archiveClass" TEXT,
    "channelNature" TEXT,
    "kind" TEXT,
    "paymentTerms" TEXT,
    "regionId" UUID NOT NULL,
    "branchId" UUID,
    "marketOfficeId" UUID,
    "ownerId" UUID,
    "completeness" INTEGER NOT NULL DEFAULT 0,
    "cashExceptionOn" DATE,
    "contractUntil" DATE,
    "lastOrderOn" DATE,
    "importId" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdBy" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Customer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Dossier" (
    "customerId" UUID NOT NULL,
    "facts" JSONB NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Dossier_pkey" PRIMARY KEY ("customerId")
);

-- CreateTable
CREATE TABLE "FactChange" (
    "id" UUID NOT NULL,
    "customerId" UUID NOT NULL,
    "fact" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "source" TEXT NOT NULL,
    "personId" UUID,
    "reason" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "FactChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CustomerChange" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "customerId" UUID NOT NULL,
    "branchId" UUID,
    "kind" TEXT NOT NULL,
    "answers" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "fromState" TEXT NOT NULL,
    "approvalId" UUID,
    "filledOn" DATE NOT NULL,
    "filedById" UUID,
    "filedAt" TIMESTAMPTZ(3),
    "createdBy" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "CustomerChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "FormEntry" (
    "id" UUID NOT NULL,
    "formId" TEXT NOT NULL,
    "formVersion" INTEGER NOT NULL,
    "customerId" UUID,
    "subjectType" TEXT,
    "subjectId" TEXT,
    "number" TEXT,
    "answers" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "approvalId" UUID,
    "createdBy" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "submittedAt" TIMESTAMPTZ(3),
    "signedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "FormEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ImportMapping" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "headerHash" TEXT NOT NULL,
    "mapping" JSONB NOT NULL,
    "usedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ImportMapping_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Division" (
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "parentCode" TEXT,

    CONSTRAINT "Division_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "CreditRating" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "customerId" UUID NOT NULL,
    "branchId" UUID,
    "kind" TEXT NOT NULL,
    "periodFrom" DATE NOT NULL,
    "periodTo" DATE NOT NULL,
    "answers" JSONB NOT NULL,
    "letters" TEXT,
    "computedGrade" INTEGER,
    "clause" TEXT,
    "proposedGrade" INTEGER,
    "proposedReason" TEXT,
    "previousGrade" INTEGER,
    "finalGrade" INTEGER,
    "finalReason" TEXT,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "approvalId" UUID,
    "effectiveOn" DATE,
    "createdBy" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "CreditRating_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ShippingOrder" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "customerId" UUID NOT NULL,
    "branchId" UUID NOT NULL,
    "marketOfficeId" UUID,
    "salesRepId" UUID,
    "filledOn" DATE NOT NULL,
    "address" TEXT NOT NULL,
    "route" TEXT,
    "goods" JSONB NOT NULL,
    "total" DECIMAL(18,2) NOT NULL,
    "payment" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "signedById" UUID,
    "signedAs" TEXT,
    "signedAt" TIMESTAMPTZ(3),
    "phoneById" UUID,
    "phoneReason" TEXT,
    "phoneDueAt" TIMESTAMPTZ(3),
    "courierId" UUID,
    "courierById" UUID,
    "checkResult" TEXT,
    "checkReasons" JSONB,
    "checkedAt" TIMESTAMPTZ(3),
    "checkFacts" JSONB,
    "releasedById" UUID,
    "releasedAt" TIMESTAMPTZ(3),
    "parkedReason" TEXT,
    "deliveredOn" DATE,
    "deliveredById" UUID,
    "deliveredPieces" INTEGER,
    "slipReturnedAt" TIMESTAMPTZ(3),
    "createdBy" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ShippingOrder_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Receipt" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "customerId" UUID NOT NULL,
    "branchId" UUID NOT NULL,
    "orderId" UUID,
    "date" DATE NOT NULL,
    "amount" DECIMAL(18,2) NOT NULL,
    "method" TEXT NOT NULL,
    "remark" TEXT,
    "reversesId" UUID,
    "createdBy" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Receipt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MonthlySales" (
    "customerId" UUID NOT NULL,
    "month" TEXT NOT NULL,
    "amount" DECIMAL(18,2) NOT NULL,
    "orders" INTEGER NOT NULL,

    CONSTRAINT "MonthlySales_pkey" PRIMARY KEY ("customerId","month")
);

-- CreateIndex
CREATE UNIQUE INDEX "Unit_code_key" ON "Unit"("code");

-- CreateIndex
CREATE INDEX "Unit_parentId_idx" ON "Unit"("parentId");

-- CreateIndex
CREATE INDEX "Unit_path_idx" ON "Unit"("path" text_pattern_ops);

-- CreateIndex
CREATE UNIQUE INDEX "Person_username_key" ON "Person"("username");

-- CreateIndex
CREATE UNIQUE INDEX "Person_employeeNo_key" ON "Person"("employeeNo");

-- CreateIndex
CREATE INDEX "Post_personId_idx" ON "Post"("personId");

-- CreateIndex
CREATE INDEX "Post_unitId_role_idx" ON "Post"("unitId", "role");

-- CreateIndex
CREATE INDEX "Delegation_toPersonId_idx" ON "Delegation"("toPersonId");

-- CreateIndex
CREATE INDEX "Delegation_fromPersonId_idx" ON "Delegation"("fromPersonId");

-- CreateIndex
CREATE UNIQUE INDEX "Session_tokenHash_key" ON "Session"("tokenHash");

-- CreateIndex
CREATE INDEX "Session_personId_revokedAt_idx" ON "Session"("personId", "revokedAt");

-- CreateIndex
CREATE UNIQUE INDEX "SetupLink_tokenHash_key" ON "SetupLink"("tokenHash");

-- CreateIndex
CREATE UNIQUE INDEX "ApiToken_tokenHash_key" ON "ApiToken"("tokenHash");

-- CreateIndex
CREATE INDEX "ApiToken_personId_idx" ON "ApiToken"("personId");

-- CreateIndex
CREATE INDEX "Approval_subjectType_subjectId_idx" ON "Approval"("subjectType", "subjectId");

-- CreateIndex
CREATE INDEX "Approval_createdBy_state_id_idx" ON "Approval"("createdBy", "state", "id");

-- CreateIndex
CREATE INDEX "Approval_customerId_id_idx" ON "Approval"("customerId", "id");

-- CreateIndex
CREATE INDEX "Approval_state_dueAt_idx" ON "Approval"("state", "dueAt");

-- CreateIndex
CREATE INDEX "ApprovalStep_state_role_unitId_idx" ON "ApprovalStep"("state", "role", "unitId");

-- CreateIndex
CREATE INDEX "ApprovalStep_state_personId_idx" ON "ApprovalStep"("state", "personId");

-- CreateIndex
CREATE INDEX "ApprovalStep_state_dueAt_idx" ON "ApprovalStep"("state", "dueAt");

-- CreateIndex
CREATE INDEX "ApprovalStep_decidedById_decidedAt_idx" ON "ApprovalStep"("decidedById", "decidedAt");

-- CreateIndex
CREATE UNIQUE INDEX "ApprovalStep_approvalId_position_key" ON "ApprovalStep"("approvalId", "position");

-- CreateIndex
CREATE INDEX "AuditEvent_customerId_id_idx" ON "AuditEvent"("customerId", "id");

-- CreateIndex
CREATE INDEX "AuditEvent_personId_id_idx" ON "AuditEvent"("personId", "id");

-- CreateIndex
CREATE INDEX "AuditEvent_kind_id_idx" ON "AuditEvent"("kind", "id");

-- CreateIndex
CREATE INDEX "AuditEvent_subjectType_subjectId_id_idx" ON "AuditEvent"("subjectType", "subjectId", "id");

-- CreateIndex
CREATE INDEX "OutboxMessage_sentAt_id_idx" ON "OutboxMessage"("sentAt", "id");

-- CreateIndex
CREATE INDEX "IdempotencyKey_createdAt_idx" ON "IdempotencyKey"("createdAt");

-- CreateIndex
CREATE INDEX "SettingValue_key_unitId_effectiveFrom_idx" ON "SettingValue"("key", "unitId", "effectiveFrom");

-- CreateIndex
CREATE UNIQUE INDEX "StoredFile_storageKey_key" ON "StoredFile"("storageKey");

-- CreateIndex
CREATE INDEX "StoredFile_subjectType_subjectId_idx" ON "StoredFile"("subjectType", "subjectId");

-- CreateIndex
CREATE UNIQUE INDEX "Draft_personId_formId_subjectId_key" ON "Draft"("personId", "formId", "subjectId");

-- CreateIndex
CREATE INDEX "SavedView_list_personId_idx" ON "SavedView"("list", "personId");

-- CreateIndex
CREATE INDEX "Task_personId_kind_id_idx" ON "Task"("personId", "kind", "id");

-- CreateIndex
CREATE INDEX "Notice_personId_readAt_id_idx" ON "Notice"("personId", "readAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Notice_personId_key_key" ON "Notice"("personId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "LineApplication_approvalId_key" ON "LineApplication"("approvalId");

-- CreateIndex
CREATE INDEX "LineApplication_customerId_month_idx" ON "LineApplication"("customerId", "month");

-- CreateIndex
CREATE INDEX "LineApplication_branchId_month_grade_id_idx" ON "LineApplication"("branchId", "month", "grade", "id");

-- CreateIndex
CREATE INDEX "LineApplication_state_dueAt_idx" ON "LineApplication"("state", "dueAt");

-- CreateIndex
CREATE INDEX "CreditLine_regionId_month_idx" ON "CreditLine"("regionId", "month");

-- CreateIndex
CREATE INDEX "LedgerEntry_customerId_date_idx" ON "LedgerEntry"("customerId", "date");

-- CreateIndex
CREATE UNIQUE INDEX "LedgerEntry_sourceType_sourceId_kind_key" ON "LedgerEntry"("sourceType", "sourceId", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "Customer_fileNumber_key" ON "Customer"("fileNumber");

-- CreateIndex
CREATE INDEX "Customer_namePinyin_id_idx" ON "Customer"("namePinyin", "id");

-- CreateIndex
CREATE INDEX "Customer_regionId_namePinyin_id_idx" ON "Customer"("regionId", "namePinyin", "id");

-- CreateIndex
CREATE INDEX "Customer_branchId_namePinyin_id_idx" ON "Customer"("branchId", "namePinyin", "id");

-- CreateIndex
CREATE INDEX "Customer_marketOfficeId_namePinyin_id_idx" ON "Customer"("marketOfficeId", "namePinyin", "id");

-- CreateIndex
CREATE INDEX "Customer_ownerId_namePinyin_id_idx" ON "Customer"("ownerId", "namePinyin", "id");

-- CreateIndex
CREATE INDEX "Customer_createdAt_id_idx" ON "Customer"("createdAt", "id");

-- CreateIndex
CREATE INDEX "Customer_nameStripped_idx" ON "Customer"("nameStripped");

-- CreateIndex
CREATE INDEX "Customer_importId_idx" ON "Customer"("importId");

-- CreateIndex
CREATE INDEX "Customer_grams_idx" ON "Customer" USING GIN ("grams");

-- CreateIndex
CREATE INDEX "Customer_nameInitials_idx" ON "Customer"("nameInitials" text_pattern_ops);

-- CreateIndex
CREATE INDEX "Customer_phoneTail_idx" ON "Customer"("phoneTail");

-- CreateIndex
CREATE INDEX "Customer_rerateDueOn_idx" ON "Customer"("rerateDueOn");

-- CreateIndex
CREATE INDEX "FactChange_customerId_id_idx" ON "FactChange"("customerId", "id");

-- CreateIndex
CREATE INDEX "FactChange_customerId_fact_id_idx" ON "FactChange"("customerId", "fact", "id");

-- CreateIndex
CREATE UNIQUE INDEX "CustomerChange_number_key" ON "CustomerChange"("number");

-- CreateIndex
CREATE UNIQUE INDEX "CustomerChange_approvalId_key" ON "CustomerChange"("approvalId");

-- CreateIndex
CREATE INDEX "CustomerChange_customerId_id_idx" ON "CustomerChange"("customerId", "id");

-- CreateIndex
CREATE INDEX "CustomerChange_state_branchId_id_idx" ON "CustomerChange"("state", "branchId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "FormEntry_number_key" ON "FormEntry"("number");

-- CreateIndex
CREATE UNIQUE INDEX "FormEntry_approvalId_key" ON "FormEntry"("approvalId");

-- CreateIndex
CREATE INDEX "FormEntry_customerId_formId_id_idx" ON "FormEntry"("customerId", "formId", "id");

-- CreateIndex
CREATE INDEX "FormEntry_formId_state_id_idx" ON "FormEntry"("formId", "state", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ImportMapping_personId_headerHash_key" ON "ImportMapping"("personId", "headerHash");

-- CreateIndex
CREATE INDEX "Division_parentCode_idx" ON "Division"("parentCode");

-- CreateIndex
CREATE UNIQUE INDEX "CreditRating_number_key" ON "CreditRating"("number");

-- CreateIndex
CREATE UNIQUE INDEX "CreditRating_approvalId_key" ON "CreditRating"("approvalId");

-- CreateIndex
CREATE INDEX "CreditRating_customerId_id_idx" ON "CreditRating"("customerId", "id");

-- CreateIndex
CREATE INDEX "CreditRating_state_branchId_id_idx" ON "CreditRating"("state", "branchId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ShippingOrder_number_key" ON "ShippingOrder"("number");

-- CreateIndex
CREATE INDEX "ShippingOrder_customerId_filledOn_id_idx" ON "ShippingOrder"("customerId", "filledOn", "id");

-- CreateIndex
CREATE INDEX "ShippingOrder_branchId_state_id_idx" ON "ShippingOrder"("branchId", "state", "id");

-- CreateIndex
CREATE INDEX "ShippingOrder_state_phoneDueAt_idx" ON "ShippingOrder"("state", "phoneDueAt");

-- CreateIndex
CREATE UNIQUE INDEX "Receipt_number_key" ON "Receipt"("number");

-- CreateIndex
CREATE UNIQUE INDEX "Receipt_reversesId_key" ON "Receipt"("reversesId");

-- CreateIndex
CREATE INDEX "Receipt_customerId_date_id_idx" ON "Receipt"("customerId", "date", "id");

-- CreateIndex
CREATE INDEX "Receipt_branchId_date_idx" ON "Receipt"("branchId", "date");

-- AddForeignKey
ALTER TABLE "Unit" ADD CONSTRAINT "Unit_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Post" ADD CONSTRAINT "Post_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Post" ADD CONSTRAINT "Post_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "Unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApprovalStep" ADD CONSTRAINT "ApprovalStep_approvalId_fkey" FOREIGN KEY ("approvalId") REFERENCES "Approval"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RegionalLimit" ADD CONSTRAINT "RegionalLimit_quarter_fkey" FOREIGN KEY ("quarter") REFERENCES "CreditTotal"("quarter") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CreditPosition" ADD CONSTRAINT "CreditPosition_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Dossier" ADD CONSTRAINT "Dossier_customerId_fkey" FOREIGN KEY ("customerId") REFERENCES "Customer"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the schema language cannot say.

-- A tax number belongs to one customer that is not in the recycle bin.
CREATE UNIQUE INDEX "Customer_taxNumber_live" ON "Customer" ((CASE WHEN "deletedAt" IS NULL THEN "taxNumber" END));
-- One open application a customer and month; one open change of a customer at a time; one running rating.
CREATE UNIQUE INDEX "LineApplication_open" ON "LineApplication" ((CASE WHEN "state" = 'applied' THEN "customerId"::text || "month" END));
CREATE UNIQUE INDEX "CustomerChange_open" ON "CustomerChange" ((CASE WHEN "state" = 'pending' THEN "customerId" END));
CREATE UNIQUE INDEX "CreditRating_open" ON "CreditRating" ((CASE WHEN "state" IN ('draft', 'submitted', 'reviewed') THEN "customerId" END));

-- R-D02, R-C11: the backstop under the gate. A credit release cannot be booked above the line it was checked against.
ALTER TABLE "LedgerEntry" ADD CONSTRAINT "LedgerEntry_inside_line" CHECK ("line" IS NULL OR "exposure" <= "line");
ALTER TABLE "LedgerEntry" ADD CONSTRAINT "LedgerEntry_release_has_line" CHECK ("kind" <> 'release' OR "inTransit" = 0 OR "line" IS NOT NULL);
ALTER TABLE "CreditPosition" ADD CONSTRAINT "CreditPosition_in_transit" CHECK ("inTransit" >= 0);
ALTER TABLE "CreditLine" ADD CONSTRAINT "CreditLine_not_negative" CHECK ("amount" >= 0);
ALTER TABLE "CreditLine" ADD CONSTRAINT "CreditLine_grade" CHECK ("grade" BETWEEN 1 AND 5);
ALTER TABLE "RegionalLimit" ADD CONSTRAINT "RegionalLimit_not_negative" CHECK ("amount" >= 0);
ALTER TABLE "ShippingOrder" ADD CONSTRAINT "ShippingOrder_total_positive" CHECK ("total" > 0 OR "state" IN ('returned', 'done'));
ALTER TABLE "Delegation" ADD CONSTRAINT "Delegation_dates" CHECK ("endsOn" >= "startsOn");
ALTER TABLE "Post" ADD CONSTRAINT "Post_dates" CHECK ("endsOn" IS NULL OR "endsOn" >= "startsOn");

-- Append-only tables: nobody changes or removes a row, whatever the role.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "AuditEvent" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "LedgerEntry" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "FactChange" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON "SettingValue" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER keep_all BEFORE TRUNCATE ON "AuditEvent" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER keep_all BEFORE TRUNCATE ON "LedgerEntry" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER keep_all BEFORE TRUNCATE ON "FactChange" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER keep_all BEFORE TRUNCATE ON "SettingValue" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
