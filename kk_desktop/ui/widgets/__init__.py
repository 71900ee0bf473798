"""The parts every tab is put together from; they know no service."""
