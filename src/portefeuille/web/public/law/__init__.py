"""The law for everybody: parameters, rules, sources, changes, themes and the timeline, each with its sources."""
