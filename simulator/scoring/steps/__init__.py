"""The seven steps' rules, one module each: a record in, a finding out."""
