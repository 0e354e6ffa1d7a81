"""A bank that does not exist, for demonstration and tests: it takes payment files, answers them and sends statements."""
