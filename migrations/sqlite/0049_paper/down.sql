DROP TABLE paper_batches;
