-- CreateIndex
CREATE INDEX "LineApplication_month_state_id_idx" ON "LineApplication"("month", "state", "id");

-- Selected customers by the day they are to be rated, who has none last: a way for everybody and one for each place and person.
CREATE INDEX "Customer_to_rate_idx" ON "Customer" ((coalesce("rerateDueOn", 'infinity'::date)), "id") WHERE "state" = 'selected' AND "deletedAt" IS NULL;
CREATE INDEX "Customer_region_to_rate_idx" ON "Customer" ("regionId", (coalesce("rerateDueOn", 'infinity'::date)), "id") WHERE "state" = 'selected' AND "deletedAt" IS NULL;
CREATE INDEX "Customer_branch_to_rate_idx" ON "Customer" ("branchId", (coalesce("rerateDueOn", 'infinity'::date)), "id") WHERE "state" = 'selected' AND "deletedAt" IS NULL;
CREATE INDEX "Customer_office_to_rate_idx" ON "Customer" ("marketOfficeId", (coalesce("rerateDueOn", 'infinity'::date)), "id") WHERE "state" = 'selected' AND "deletedAt" IS NULL;
CREATE INDEX "Customer_owner_to_rate_idx" ON "Customer" ("ownerId", (coalesce("rerateDueOn", 'infinity'::date)), "id") WHERE "state" = 'selected' AND "deletedAt" IS NULL;

-- Those never rated among them are few: in the same order.
DROP INDEX "Customer_never_rated_idx";
CREATE INDEX "Customer_never_rated_idx" ON "Customer" ((coalesce("rerateDueOn", 'infinity'::date)), "id") WHERE "creditGrade" IS NULL AND "state" = 'selected' AND "deletedAt" IS NULL;
