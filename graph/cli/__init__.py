"""The commands of ``plexus``: questions, data, export and the web app."""
