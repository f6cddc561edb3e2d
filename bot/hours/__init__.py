"""Time as the company works: agreed times, working hours, and what an interaction took."""
