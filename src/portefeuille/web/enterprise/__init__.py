"""Pages for an enterprise and its accountant.  Whoever reads them is logged in and acts for one enterprise."""
