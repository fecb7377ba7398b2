-- A call that proves a number. Alone, because a new value of a type can't be used in the transaction that adds it.
ALTER TYPE call_kind ADD VALUE 'verification';
