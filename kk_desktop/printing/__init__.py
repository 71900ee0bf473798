"""Domain objects in, rendered pages out; knows neither the file nor the window."""
