create table b;
