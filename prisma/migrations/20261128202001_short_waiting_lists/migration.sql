-- What is written into an inverted index waits in a list that every search reads whole. Of four megabytes, the default, a
-- search waits as long as for all the rest; of a quarter of one it does not notice, and five hundred rows of an import
-- still enter the index together.
ALTER INDEX "Customer_grams_idx" SET (gin_pending_list_limit = 256);
ALTER INDEX "Customer_namePinyin_idx" SET (gin_pending_list_limit = 256);
ALTER INDEX "Dossier_facts_idx" SET (gin_pending_list_limit = 256);
ALTER INDEX "DuplicateKeys_keys_idx" SET (gin_pending_list_limit = 256);
