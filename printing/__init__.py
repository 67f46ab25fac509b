"""Facts in, PDF bytes out: the kit, one module a form, and the catalogue of forms."""
