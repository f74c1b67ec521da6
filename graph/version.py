"""The version of Plexus: its code, and the data that travel inside it."""

__version__ = "0.1.0"
