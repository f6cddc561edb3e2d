"""Everything that is somebody's own on one screen: cases and numbers for the team, what we know for customers."""
