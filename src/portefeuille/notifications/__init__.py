"""Who is told what: today, by mail, what changes in the law, for who asked for it."""
