"""Laws of waiting: Erlang, queues in series, fan-out."""
