"""How often rules fire and decide, and how often risks and practices are spoken of: what everyone gets is noise."""
