"""Files of others, kept in private: what was uploaded, and the letters that were made."""
