"""The secretariat's verbs, one method per user action and one transaction each; free of Qt."""
