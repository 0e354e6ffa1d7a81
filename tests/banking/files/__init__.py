"""Bank files made for the tests: invented names and accounts, right check digits."""
