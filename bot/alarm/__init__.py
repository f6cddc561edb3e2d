"""When low scores come in faster than chance explains: one alarm, and silence until it is over."""
