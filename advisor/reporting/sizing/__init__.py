"""The sizing in words, tables and pages."""
