"""The command line for scripts, tests and support: reads what is asked, lets the services do it, says how it went."""
