"""The wizard «Новый договор»: at most seven steps, all reachable, a live preview beside them."""
