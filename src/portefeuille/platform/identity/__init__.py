"""Who somebody is, and for whom he may act: persons, their logins, their mandates."""
