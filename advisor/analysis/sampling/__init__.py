"""The many worlds in which a profile is judged: what varies, how, and from which streams of chance."""
