-- Whom an agent named for the next call, and the language he heard, with the attempt it was told of: a
-- correction derives from them anew who calls next.
ALTER TABLE callback_attempt ADD COLUMN told_owner text;
ALTER TABLE callback_attempt ADD COLUMN told_language text;
