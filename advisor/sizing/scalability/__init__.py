"""The Universal Scalability Law, fitted to load tests, and what a request costs by it."""
