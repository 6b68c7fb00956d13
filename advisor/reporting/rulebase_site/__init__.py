"""The knowledge base as a folder of plain web pages, linked with each other; nothing outside the folder is needed."""
