# Messages of one room.
