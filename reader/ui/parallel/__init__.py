"""The comparison view as plain data: where everything stands, tested without an app. No Textual here."""
