DROP TABLE document_pictures;
DROP TABLE disposition_comments;
DROP TABLE dispositions;
DROP TABLE document_remarks;
DROP TABLE section_lineage;
