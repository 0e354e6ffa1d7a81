"""What every form of the site shares: what people type, read."""
