"""The page every register gets for nothing: table, filters, form, history (登记簿页面)."""
