"""What the scheme is and how it works: the start page and the page of the steps, from the law of today."""
