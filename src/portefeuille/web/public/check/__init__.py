"""The page Check: do I qualify, how much, by when?  A form in, the decision of a case out; nothing is kept."""
