"""The changes of the tables, in order; committed, and never changed afterwards."""
