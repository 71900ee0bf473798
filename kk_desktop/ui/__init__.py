"""The window: everything a person sees and touches, made only from services and domain objects."""
