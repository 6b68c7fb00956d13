"""What it takes to operate the stack, in hours of people and in money; stated apart from what the stack costs."""

from advisor.sizing.figures import figure
from advisor.sizing.quantity import Quantity


@figure(
    "people_hours", "hours/month", "Hours of operating a month", "people", "Sum over what has to be operated",
    ("platform_hours", "architecture_hours", "database_hours", "broker_hours", "telemetry_hours", "duty_hours"),
)  # fmt: skip
def people_hours(*each: Quantity) -> Quantity:
    """Hours for platform, deployable parts, database, broker, telemetry and on-call duty, added up."""
    total = each[0]
    for one in each[1:]:
        total = total + one
    return total


@figure(
    "cost_people", "money/month", "People who operate it, apart from the sum above", "people", "Hours × price of one",
    ("size.people_hours", "price_hour"),
)  # fmt: skip
def cost_people(hours: Quantity, hour: Quantity) -> Quantity:
    """Hours of operating a month × price of an hour."""
    return hours * hour
