"""What every Django app stands on (floor 1c): for now, what a request may do to the database."""
