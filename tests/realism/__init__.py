"""Scripted trainees against every customer, and the bars that the customers are held to."""
