"""The page of the demonstration: the day, the bank, and who you are."""
