"""Whether everything is there, is named once, and is used."""
