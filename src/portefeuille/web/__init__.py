"""The pages (floor 4): parse, call a service, render.  No rule, no SQL, no models."""
