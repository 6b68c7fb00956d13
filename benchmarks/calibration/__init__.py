"""Cases with the expectations of architects, and how often the advisor meets them."""
