"""One amount told twice: in the same figures, in another unit, roughly, or by a slip of the pen as another."""
