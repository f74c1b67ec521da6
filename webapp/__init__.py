"""The Plexus web app: panels that show a view of the atlas, and a view that is a URL."""
