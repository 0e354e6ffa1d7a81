"""Files: written whole or not at all, and the XML of others read without being led anywhere."""
