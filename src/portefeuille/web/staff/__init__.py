"""Pages for officials: what waits for a person, and one page for each application."""
