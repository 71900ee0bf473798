"""What the secretariat works with: frozen dataclasses and rules, free of Qt, SQL, paper and the clock."""
