"""The enterprise: what is known of it and from whom, filled in part by part, its size, its history."""
