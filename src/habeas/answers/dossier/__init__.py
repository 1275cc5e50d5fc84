"""Dossiers: what is known of one official, body or company as the one who did something, with all evidence."""
