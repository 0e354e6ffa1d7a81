"""Mail about changes of the law: ask, confirm, stop."""
