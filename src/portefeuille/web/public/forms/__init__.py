"""What the forms of the site share: questions, what stands in the address, and what people type, read."""
