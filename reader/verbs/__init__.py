"""The verbs of the command line; none of them imports textual."""
