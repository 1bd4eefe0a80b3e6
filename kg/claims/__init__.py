"""Sentences and mentions -> claims."""
