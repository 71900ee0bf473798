"""One filled file of every released schema, and what fills the next one."""
