"""What is due and what was told: the radar, the messages, how somebody wants his mail, his calendar."""
