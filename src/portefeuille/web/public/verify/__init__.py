"""Is a letter ours, and does it still say what we wrote?"""
