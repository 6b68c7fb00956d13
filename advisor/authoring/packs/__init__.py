"""Saving into a pack: the item, the override that lets it stand for the base's, and the history of both."""
