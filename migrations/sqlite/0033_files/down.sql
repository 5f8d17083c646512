DROP TABLE file_bytes;
DROP TABLE files;
