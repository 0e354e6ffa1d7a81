"""Floor 0c: a text in, a theme out. What the kmo-portefeuille would say of a training or an advice, from its description."""
