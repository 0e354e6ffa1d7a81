"""The pages Rekenen: the amounts for small and medium, the full-time equivalents, the group.  Nothing is kept."""
