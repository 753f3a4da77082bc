"""Bringing articles into the library: what is given, what feeds have, and what is worked out of it then."""
