"""Commands for who keeps the publication: nothing is built or tested from here."""
