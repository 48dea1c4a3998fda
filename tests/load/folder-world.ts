import type pg from 'pg'

/** Enough for the planner to prefer an index, and soon written. */
const SOME = `(SELECT * FROM "Customer" ORDER BY "id" LIMIT 5000)`

/**
 * What hangs on customers besides their ledger: a row or a few of everything a folder shows, written by the database itself.
 * $1 the person who did it all. Every second rating is in force, every fiftieth under way.
 */
const FILLED: Readonly<Record<string, string>> = {
  FactChange: `INSERT INTO "FactChange" ("id","customerId","fact","after","source","personId","at")
    SELECT gen_random_uuid(),c."id",(ARRAY['address','phone','capital','owner'])[k],'"值"','form',$1::uuid,c."createdAt"+k*interval '1 day' FROM ${SOME} c CROSS JOIN generate_series(1,2) k`,
  AuditEvent: `INSERT INTO "AuditEvent" ("id","at","kind","personId","channel","subjectType","subjectId","customerId","values","correlationId")
    SELECT gen_random_uuid(),c."createdAt",(ARRAY['customers.created','customers.facts-changed','credit.line-decided'])[k],$1::uuid,'web','customer',c."id"::text,c."id",'{}',gen_random_uuid() FROM ${SOME} c CROSS JOIN generate_series(1,2) k`,
  Note: `INSERT INTO "Note" ("id","customerId","subjectType","subjectId","text","createdBy","createdAt") SELECT gen_random_uuid(),c."id",'customer',c."id",'走访',$1::uuid,c."createdAt" FROM ${SOME} c`,
  StoredFile: `INSERT INTO "StoredFile" ("id","storageKey","name","mediaType","size","sha256","purpose","subjectType","subjectId","customerId","uploadedBy","uploadedAt")
    SELECT gen_random_uuid(),c."id"::text,'合同.pdf','application/pdf',1,'',  'document','customer',c."id"::text,c."id",$1::uuid,c."createdAt" FROM ${SOME} c`,
  FactClaim: `INSERT INTO "FactClaim" ("id","customerId","fact","value","source","at","state") SELECT gen_random_uuid(),c."id",'owner','"裴清禾"','customer',c."createdAt",'open' FROM ${SOME} c WHERE $1::uuid IS NOT NULL`,
  FormEntry: `INSERT INTO "FormEntry" ("id","formId","formVersion","customerId","answers","state","createdBy","createdAt","submittedAt")
    SELECT gen_random_uuid(),'A1',1,c."id",'{}','signed',$1::uuid,c."createdAt",c."createdAt" FROM ${SOME} c`,
  Contact: `INSERT INTO "Contact" ("id","name","namePinyin","nameInitials","createdAt","updatedAt") SELECT c."id",'裴清禾','peiqinghe','pqh',c."createdAt",c."createdAt" FROM ${SOME} c WHERE $1::uuid IS NOT NULL`,
  ContactPost: `INSERT INTO "ContactPost" ("id","contactId","customerId","influence","alliance","createdAt","updatedAt")
    SELECT gen_random_uuid(),c."id",c."id",'inner','+',c."createdAt",c."createdAt" FROM ${SOME} c CROSS JOIN generate_series(1,2) WHERE $1::uuid IS NOT NULL`,
  ContactChange: `INSERT INTO "ContactChange" ("id","customerId","contactId","subjectType","subjectId","deed","source","at")
    SELECT gen_random_uuid(),c."id",c."id",'post',c."id",'changed','form',c."createdAt" FROM ${SOME} c WHERE $1::uuid IS NOT NULL`,
  ContactTie: `INSERT INTO "ContactTie" ("id","customerId","fromPostId","toPostId","kind","startsOn","createdAt") SELECT gen_random_uuid(),c."id",c."id",gen_random_uuid(),'friend',c."createdAt"::date,c."createdAt" FROM ${SOME} c WHERE $1::uuid IS NOT NULL`,
  Behaviour: `INSERT INTO "Behaviour" ("id","customerId","postId","number","seenOn","recordedAt") SELECT gen_random_uuid(),p."customerId",p."id",1,p."createdAt"::date,p."createdAt" FROM "ContactPost" p WHERE $1::uuid IS NOT NULL`,
  Opportunity: `INSERT INTO "Opportunity" ("id","customerId","name","createdAt","updatedAt") SELECT gen_random_uuid(),c."id",'冬储',c."createdAt",c."createdAt" FROM ${SOME} c WHERE $1::uuid IS NOT NULL`,
  Visit: `INSERT INTO "Visit" ("id","customerId","visitedOn","personId","way","summary","createdBy","createdAt") SELECT gen_random_uuid(),c."id",c."createdAt"::date,$1::uuid,'visit','走访',$1::uuid,c."createdAt" FROM ${SOME} c`,
  CreditRating: `INSERT INTO "CreditRating" ("id","number","customerId","branchId","kind","periodFrom","periodTo","answers","letters","computedGrade","state","createdAt","updatedAt")
    SELECT gen_random_uuid(),c."fileNumber",c."id",c."branchId",'periodic','2026-08-01','2026-10-31','{}','BBBABAAAC',3,
      CASE WHEN row_number() OVER (ORDER BY c."id") % 50 = 0 THEN 'submitted' ELSE 'approved' END,c."createdAt",c."createdAt" FROM "Customer" c WHERE $1::uuid IS NOT NULL`,
  Approval: `INSERT INTO "Approval" ("id","plan","subjectType","subjectId","customerId","unitId","title","facts","state","createdBy","createdAt")
    SELECT c."id",'forms.sign','FormEntry',c."id",c."id",c."branchId",'A1','{}','pending',$1::uuid,c."createdAt" FROM ${SOME} c`,
  ApprovalStep: `INSERT INTO "ApprovalStep" ("id","approvalId","position","name","role","unitId","state","escalatedAt","escalationRole","escalationUnitId")
    SELECT gen_random_uuid(),c."id",1,'分支机构经理','branch-gm',c."branchId",'turn',CASE WHEN row_number() OVER (ORDER BY c."id") % 20 = 0 THEN c."createdAt" END,'regional-manager',c."regionId" FROM ${SOME} c WHERE $1::uuid IS NOT NULL`,
  CreditEvent: `INSERT INTO "CreditEvent" ("id","customerId","kind","on","ratingId","dueOn","createdAt") SELECT gen_random_uuid(),r."customerId",'long-overdue','2026-11-10',r."id",'2026-11-15',now() FROM "CreditRating" r WHERE $1::uuid IS NOT NULL`,
  FileReview: `INSERT INTO "FileReview" ("id","customerId","regionId","branchId","ownerId","periodFrom","periodTo","openedOn","dueOn","state","trend")
    SELECT gen_random_uuid(),c."id",c."regionId",c."branchId",c."ownerId",p."from",p."to",'2026-11-01','2026-11-15',CASE WHEN p."from"='2026-09' AND c."tier">2 THEN 'open' ELSE 'done' END,'steady'
    FROM "Customer" c CROSS JOIN (VALUES ('2026-07','2026-08'),('2026-09','2026-10')) p("from","to") WHERE $1::uuid IS NOT NULL`,
  LineApplication: `INSERT INTO "LineApplication" ("id","sheetNumber","customerId","branchId","regionId","month","grade","applied","facts","state","appliedOn","appliedBy","dueAt","createdAt")
    SELECT gen_random_uuid(),'SX-'||(row_number() OVER (ORDER BY c."id")/20),c."id",c."branchId",c."regionId",'2026-12',c."creditGrade",1000,'{}','applied','2026-11-22',$1::uuid,'2026-11-25','2026-11-22' FROM "Customer" c`,
  DuplicateKeys: `INSERT INTO "DuplicateKeys" ("customerId","keys","basis","fresh","at")
    SELECT c."id",ARRAY[hashtextextended(c."nameStripped",0),hashtextextended(c."phone",1),(random()*1e12)::bigint],'',false,c."createdAt" FROM "Customer" c WHERE $1::uuid IS NOT NULL`,
  CompletenessTotal: `INSERT INTO "CompletenessTotal" ("regionId","branchId","ownerId","customers","complete","percents","missing","facts","countedAt")
    SELECT c."regionId",c."branchId",c."ownerId",count(*),0,0,0,'{}',now() FROM "Customer" c WHERE $1::uuid IS NOT NULL GROUP BY 1,2,3`,
}

/** Tables of the folder too big to be read from end to end. */
export const FOLDER_TABLES: readonly string[] = Object.keys(FILLED).filter(
  (table) => table !== 'CompletenessTotal',
)

/** Fills the folders of a loaded world, with a group of three firms in it. */
export async function loadFolders(client: pg.Client, personId: string): Promise<void> {
  // Totals of reviews are kept by triggers: those of this table speak, the others stay silent.
  await client.query(`ALTER TABLE "FileReview" ENABLE ALWAYS TRIGGER count_new_reviews`)
  for (const text of Object.values(FILLED)) await client.query(text, [personId])
  await client.query(
    `WITH firms AS (SELECT "id",min("id"::text) OVER ()::uuid AS top FROM (SELECT "id" FROM "Customer" ORDER BY "id" LIMIT 3) f)
     UPDATE "Customer" c SET "groupRootId"=firms.top,"parentId"=CASE WHEN c."id"<>firms.top THEN firms.top END FROM firms WHERE c."id"=firms."id"`,
  )
  await client.query('VACUUM ANALYZE')
}
