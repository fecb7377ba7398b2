-- A talk in writing. A value of its own migration: it can't be used in the transaction that adds it.
ALTER TYPE call_kind ADD VALUE IF NOT EXISTS 'text';
