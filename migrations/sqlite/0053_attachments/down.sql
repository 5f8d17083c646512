DROP TABLE document_attachments;
DROP TABLE document_files;
