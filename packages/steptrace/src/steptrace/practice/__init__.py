"""Makes tasks to practise a rule or a slip on, without end, and judges answers by tracing them."""
