"""How the site is set up: settings, addresses, the WSGI application.  The top floor, beside the command line."""
