"""Documents (floor 1a): what somebody takes home from the site.  For now, calendars."""
