-- Whoever opens a file or types a name looks a dozen keys up, and each look read the whole waiting list of the index: as
-- long as everything else together. Keys are numbers by chance, of which none are gathered by waiting: without a list an
-- import takes hardly longer.
ALTER INDEX "DuplicateKeys_keys_idx" SET (fastupdate = off);
SELECT gin_clean_pending_list('"DuplicateKeys_keys_idx"'::regclass);
