"""Sources that Lambda polls, through event source mappings."""
