"""Other people's formats, read into domain objects and written from them; knows neither file nor window."""
