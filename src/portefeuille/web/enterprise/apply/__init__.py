"""Applying: the list of applications, the form in steps, checking and submitting, and the meters."""
