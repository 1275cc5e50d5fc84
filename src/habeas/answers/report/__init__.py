"""The draft of a report on one country and year: its outline, its sentences with their footnotes, and what it lacks."""
