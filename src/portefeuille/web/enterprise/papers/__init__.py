"""The documents of an application: bringing them in, getting them out, an e-invoice beside the project, the proof."""
