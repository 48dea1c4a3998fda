-- Whoever was told of an event is found by it when it is settled, not by who holds the post now.
CREATE INDEX "Notice_key_idx" ON "Notice"("key");
