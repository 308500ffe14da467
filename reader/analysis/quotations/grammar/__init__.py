"""Grammar: a text cut into units of tagged items; noun phrases, clauses and subjects in them."""
