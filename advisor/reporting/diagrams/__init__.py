"""The recommended architecture drawn: as a picture, and as the text of two diagram languages."""
