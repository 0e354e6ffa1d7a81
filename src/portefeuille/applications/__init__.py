"""The procedure of an application (floor 3b): its states, the decision, the money's transitions, what is due."""
