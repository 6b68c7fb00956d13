"""What the advisor says along rows of simple profiles, to be read through: what looks wrong there mostly is."""
