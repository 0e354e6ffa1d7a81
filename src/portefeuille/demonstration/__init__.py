"""The demonstration (floor 3d): invented people, a year of the scheme through the real services, a bank that does not exist, and
a day that can be moved.  Nothing of it is reachable in production.
"""
