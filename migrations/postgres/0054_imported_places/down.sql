DROP TABLE imported_places;
