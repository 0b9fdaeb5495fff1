-- Who makes the next call, beyond what the reason asks: the account that promised to, and the language
-- the customer was heard to speak ('und' when nobody could tell, so that it may be any).
ALTER TABLE callback_task ADD COLUMN next_owner text;
ALTER TABLE callback_task ADD COLUMN next_language text;
