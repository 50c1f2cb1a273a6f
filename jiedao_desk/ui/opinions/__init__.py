"""Parts of the page of voters' opinions: how they stand, the moves and their box (选民意见页)."""
