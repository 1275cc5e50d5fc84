"""Claims from a language model at an OpenAI-compatible address: asked chunk by chunk, answered through the gate.

Nothing here opens a connection, looks at a clock or writes a file. How to send, how to wait and where answers are
kept come in as arguments; what the model answers is data that the gate judges, and never an instruction.
"""
