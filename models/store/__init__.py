"""Where the office is kept: engines, migrations, the unit of work and the event chain."""
