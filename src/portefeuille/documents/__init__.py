"""Documents (floor 1a): what is brought in, and what somebody takes home.  Calendars, uploads, e-invoices, letters."""
